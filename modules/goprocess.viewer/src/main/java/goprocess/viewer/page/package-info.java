/** Puts the page together: its parts, its data, and what it may do. */
package goprocess.viewer.page;
