/** Folds similar processes together, so that a graph of any size can be read. */
package goprocess.viewer.fold;
