/** Starts and ends the parts of this module that exist only while a process is open. */
package goprocess.debug.presence;
