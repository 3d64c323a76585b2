/** The live graph as a managed bean. */
package goprocess.debug.jmx;
