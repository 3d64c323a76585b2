/**
 * The events of a flight recording, put together for each process. Times are of the {@link
 * System#nanoTime()} of the JVM that was recorded.
 */
package goprocess.debug.history;
