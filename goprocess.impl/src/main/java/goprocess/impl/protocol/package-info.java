/**
 * The close protocol: states, links, counts and the transitions that are due. It notifies no
 * listener, reads no clock, writes no log and starts no thread, and it uses none of the other
 * packages. What they have to do when a transition is made are abstract methods here. A time that
 * they need is passed through.
 *
 * <p>Begin at {@link goprocess.impl.protocol.Node}: its header describes the states, the
 * transitions and one close from the call to the last callback. {@link
 * goprocess.impl.protocol.Cascade} is the work list to which a transition adds what follows from
 * it.
 */
package goprocess.impl.protocol;
