/** Where the boxes and lines of a folded graph are drawn. */
package goprocess.viewer.layout;
