/** Reports a close that takes long while it is still in progress. */
package goprocess.debug.stall;
