/** Programs that tests run in a JVM of their own. */
package goprocess.debug.listener.child;
