/** Why what is closing does not close: found in a snapshot of the graph, without recursion. */
package goprocess.debug.diagnosis;
