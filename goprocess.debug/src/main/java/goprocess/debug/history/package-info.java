/**
 * What a flight recording tells, event by event, put together per process. Times are of the {@link
 * System#nanoTime()} of the JVM that was recorded.
 */
package goprocess.debug.history;
