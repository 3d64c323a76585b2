/**
 * The close protocol: states, links, counts and what is due next. It knows no listener, no clock,
 * no log and no thread, and none of the other rooms.
 *
 * <p>Begin at {@link goprocess.impl.protocol.Node}: its header tells the states, the transitions
 * and one close from the call to the last callback. {@link goprocess.impl.protocol.Cascade} is the
 * work list that a transition leaves its outcome in.
 */
package goprocess.impl.protocol;
