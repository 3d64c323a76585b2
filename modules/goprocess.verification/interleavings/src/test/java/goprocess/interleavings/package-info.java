/**
 * The close protocol under Lincheck: every interleaving of a few calls, or as many as there is time
 * for.
 */
package goprocess.interleavings;
