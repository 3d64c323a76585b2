/** Tells of a close that takes long, while it is still going on. */
package goprocess.debug.stall;
