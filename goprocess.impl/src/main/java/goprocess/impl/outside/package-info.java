/** What reaches the library from outside of the JVM: signals of the system, and its shutdown. */
package goprocess.impl.outside;
