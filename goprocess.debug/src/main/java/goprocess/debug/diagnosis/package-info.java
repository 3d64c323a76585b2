/** Finds in a snapshot of the graph why closing processes do not close, without recursion. */
package goprocess.debug.diagnosis;
