/**
 * What is going on among the processes of this JVM, and what went on in a flight recording.
 *
 * <p>{@link goprocess.debug.ProcessRecording} reads a flight recording: the graph at any moment,
 * the transitions in order, and a shutdown with its timeline and its critical path.
 */
@NullMarked
package goprocess.debug;

import org.jspecify.annotations.NullMarked;
