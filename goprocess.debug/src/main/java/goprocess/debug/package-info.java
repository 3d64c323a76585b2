/**
 * What is going on among the processes of this JVM.
 *
 * <p>Begin with {@link goprocess.debug.ProcessGraph}: the graph, as JSON and DOT, and why it does
 * not close. What went on is read from a flight recording by {@link
 * goprocess.debug.recording.ProcessRecording}.
 */
package goprocess.debug;
