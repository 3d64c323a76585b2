/**
 * What happened to the processes of a JVM, read back from its flight recording.
 *
 * <p>Begin with {@link goprocess.debug.recording.ProcessRecording}: it has the graph at any moment,
 * the transitions in order, and a shutdown with its timeline and its critical path.
 */
@NullMarked
package goprocess.debug.recording;

import org.jspecify.annotations.NullMarked;
