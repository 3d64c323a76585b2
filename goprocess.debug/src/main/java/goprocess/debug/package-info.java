/**
 * Why does it not close? Begin with {@link goprocess.debug.ProcessGraph}:
 *
 * <pre>{@code
 * System.out.println(ProcessGraph.capture().diagnose());
 * }</pre>
 *
 * <p>{@link goprocess.debug.ProcessGraph} is the graph of the processes of this JVM at one moment;
 * it can be drawn, written as JSON, filtered, counted and compared. {@link
 * goprocess.debug.Diagnosis} says in words what holds a close. Each {@link goprocess.debug.Finding}
 * in it is a record, for code that acts on it.
 *
 * <p>What happened earlier is read from a flight recording by {@link
 * goprocess.debug.recording.ProcessRecording}.
 */
@NullMarked
package goprocess.debug;

import org.jspecify.annotations.NullMarked;
