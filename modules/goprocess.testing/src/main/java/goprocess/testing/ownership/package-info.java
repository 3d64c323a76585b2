/**
 * Records which test opened which process. The package is not exported; its class is public for
 * {@link java.util.ServiceLoader} on the class path.
 */
package goprocess.testing.ownership;
