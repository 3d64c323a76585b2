/**
 * The close protocol. Begin at {@link goprocess.impl.Node}: its header tells the states, the
 * transitions, who owns which field, and why no order of locks is needed. {@link
 * goprocess.impl.Turn} is the work list that a transition runs on. The rest is one small class per
 * thing a process can have: a link, a function, a teardown, somebody who waits.
 */
package goprocess.impl;
