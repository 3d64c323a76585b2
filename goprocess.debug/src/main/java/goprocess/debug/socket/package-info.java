/** Answers questions from other programs, through a socket in the file system. */
package goprocess.debug.socket;
