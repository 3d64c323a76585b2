/** Pages and pictures of processes. */
package goprocess.viewer;
