/**
 * The close protocol: states, links, counts and the transitions that are due. It uses no listener,
 * no clock, no log, no thread, and none of the other packages.
 *
 * <p>Begin at {@link goprocess.impl.protocol.Node}: its header describes the states, the
 * transitions and one close from the call to the last callback. {@link
 * goprocess.impl.protocol.Cascade} is the work list to which a transition adds what follows from
 * it.
 */
package goprocess.impl.protocol;
