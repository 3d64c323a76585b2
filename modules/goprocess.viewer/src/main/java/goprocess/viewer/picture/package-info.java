/** Draws self-contained SVG pictures. */
package goprocess.viewer.picture;
