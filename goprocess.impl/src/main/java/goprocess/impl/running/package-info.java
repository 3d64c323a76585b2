/**
 * The threads on which code of users runs: functions, teardowns, callbacks, and how they are waited
 * for, interrupted and given up. {@link goprocess.impl.running.WorkNode} is a node that has such
 * threads; {@code Workplace} answers where a thread is.
 */
package goprocess.impl.running;
