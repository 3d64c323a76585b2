/**
 * The threads on which user code runs: functions, teardowns and callbacks, and how they are waited
 * for, interrupted and given up. {@link goprocess.impl.running.WorkNode} is a node that has such
 * threads; {@code Workplace} knows which work a thread runs.
 */
package goprocess.impl.running;
