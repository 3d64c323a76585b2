/** Answers those who ask from outside, through a socket in the file system. */
package goprocess.debug.socket;
