/**
 * Which test opened which process. Not exported: public for {@link java.util.ServiceLoader} on the
 * class path.
 */
package goprocess.testing.ownership;
