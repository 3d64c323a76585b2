/**
 * The graph of processes as it was at one moment, held in arrays of numbers so that a million
 * processes take little and none is kept alive, and how it is captured.
 */
package goprocess.debug.graph;
