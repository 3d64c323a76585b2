package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is said of something that hangs, by the live graph and by a recording that is dumped at that
 * moment: the same. What other tests left behind is not looked at.
 */
final class LiveAndRecorded {
    private static final Duration MOMENT = Duration.ofMillis(20);

    private LiveAndRecorded() {}

    /** Returns the last of the findings that both have. */
    static Finding assertAgree(Flight flight, long first, String where) throws IOException {
        List<Finding> live = from(first, ProcessGraph.capture().diagnose());
        ProcessRecording recording = flight.read();
        Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
        List<Finding> recorded = from(first, diagnosis);
        assertEquals(
                live.stream().map(LiveAndRecorded::told).toList(),
                recorded.stream().map(LiveAndRecorded::told).toList(),
                () -> where + " " + recording.missing() + " " + diagnosis);
        return recorded.getLast();
    }

    /** Of the processes from a number on: what others left behind is not looked at. */
    static List<Finding> from(long first, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.culprit().id() >= first)
                .toList();
    }

    private static String told(Finding finding) {
        return finding.getClass().getSimpleName()
                + " "
                + finding.chain()
                + finding.thread()
                        .map(
                                thread ->
                                        " on #"
                                                + thread.tid()
                                                + " \""
                                                + thread.name()
                                                + "\" "
                                                + thread.state()
                                                + thread.stack().stream()
                                                        .map(StackTraceElement::toString)
                                                        .toList()
                                                + thread.lock()
                                                + (thread.interrupted() ? " interrupted" : ""))
                        .orElse("");
    }

    /** As a text, which has the chain, what waits for the close, and what a thread waits for. */
    static void assertSaysTheSame(Flight flight, GraphFilter filter, String where)
            throws IOException {
        String live = said(ProcessGraph.capture(), filter);
        ProcessRecording recording = flight.read();
        assertEquals(live, said(recording.graphAt(recording.end()), filter), where);
    }

    /** What a diagnosis says, but for the ages: a recording ends a moment later. */
    private static String said(ProcessGraph graph, GraphFilter filter) {
        String text = graph.filter(filter).diagnose().toString();
        return text.replaceAll("\\b[0-9.]+ (?:ms|s|min)(?: [0-9]+ s)?\\b", "AGE");
    }

    /** Waits until the live diagnosis says something of threads that have come to rest. */
    static void awaitSaid(GraphFilter filter, String sentence) {
        Closing.await(
                () -> {
                    String text = said(ProcessGraph.capture(), filter);
                    return text.contains(sentence) && !text.contains(", RUNNABLE");
                });
    }

    /**
     * An instant a moment after what was before, and a moment before what comes after: the clocks
     * of a recording and of the system differ by microseconds.
     */
    static Instant aMomentLater() {
        letPass(MOMENT);
        Instant now = Instant.now();
        letPass(MOMENT);
        return now;
    }

    static void letPass(Duration time) {
        long before = System.nanoTime();
        Closing.await(() -> System.nanoTime() - before > time.toNanos());
    }

    /** Whoever has reached a gate is on its way to wait there. */
    static boolean isParked(GoProcess process) {
        return ProcessGraph.capture(process).diagnose().findings().stream()
                .allMatch(
                        finding -> finding.thread().orElseThrow().state() == Thread.State.WAITING);
    }
}
