/**
 * What is watched of processes: listeners, roots, leaks and looks at the live graph. The protocol
 * feeds it through {@link goprocess.impl.protocol.Observer}.
 */
package goprocess.impl.observation;
