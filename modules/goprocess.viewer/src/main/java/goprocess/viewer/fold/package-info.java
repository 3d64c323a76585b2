/** Puts like processes together, so that a graph of any size can be looked at. */
package goprocess.viewer.fold;
