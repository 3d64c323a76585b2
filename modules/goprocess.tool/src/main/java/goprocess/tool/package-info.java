/**
 * The command line. Each command is a class. The other classes ask a JVM, read the answers, and
 * draw.
 */
package goprocess.tool;
