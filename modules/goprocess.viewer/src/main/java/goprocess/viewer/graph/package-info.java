/** A graph of processes as the page and the picture need it, read from its JSON. */
package goprocess.viewer.graph;
