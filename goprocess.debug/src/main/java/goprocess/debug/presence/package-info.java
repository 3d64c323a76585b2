/** What of this module is there only while a process is open. */
package goprocess.debug.presence;
