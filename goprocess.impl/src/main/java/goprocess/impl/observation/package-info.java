/**
 * Observation of processes: listeners, roots, leaks and views of the live graph. The protocol
 * reports to it through {@link goprocess.impl.protocol.Observer}.
 */
package goprocess.impl.observation;
