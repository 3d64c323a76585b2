/**
 * The events of a flight recording, combined for each process. Times are values of {@link
 * System#nanoTime()} in the recorded JVM.
 */
package goprocess.debug.history;
