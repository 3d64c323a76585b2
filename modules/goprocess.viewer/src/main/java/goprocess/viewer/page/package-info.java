/** Assembles the page: its parts, its data and its security policy. */
package goprocess.viewer.page;
