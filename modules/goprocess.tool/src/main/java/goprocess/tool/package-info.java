/** The command line. Each command is a class; what is asked, read and drawn is beside them. */
package goprocess.tool;
