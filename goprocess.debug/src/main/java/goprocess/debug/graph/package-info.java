/**
 * Captures the graph of processes at one moment. The graph is stored in arrays of numbers, so a
 * million processes take little memory and none is kept alive.
 */
package goprocess.debug.graph;
