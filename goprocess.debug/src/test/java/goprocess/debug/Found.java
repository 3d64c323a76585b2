package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;

import java.util.List;
import java.util.stream.Stream;

/** Reads findings. */
final class Found {
    private Found() {}

    /** The only finding, which must be of a type. */
    static <F extends Finding> F only(Class<F> type, Diagnosis diagnosis) {
        assertEquals(1, diagnosis.findings().size(), diagnosis::toString);
        return first(type, diagnosis);
    }

    /** The first finding, which must be of a type. */
    static <F extends Finding> F first(Class<F> type, Diagnosis diagnosis) {
        assertTrue(!diagnosis.findings().isEmpty(), diagnosis::toString);
        Finding first = diagnosis.findings().get(0);
        assertEquals(type, first.getClass(), diagnosis::toString);
        return type.cast(first);
    }

    /** Fails unless a finding names a culprit and a chain, by ids. */
    static void assertNames(GoProcess culprit, List<GoProcess> chain, Finding finding) {
        assertEquals(culprit.id(), finding.culprit().id(), finding::toString);
        assertEquals(culprit.name(), finding.culprit().name());
        assertEquals(ids(chain.stream()), refs(finding.chain()), finding::toString);
    }

    /** Fails unless references name processes, by ids. */
    static void assertAre(List<GoProcess> processes, List<ProcessRef> refs) {
        assertEquals(ids(processes.stream()), refs(refs));
    }

    /** Whether the thread of a finding is in a method. */
    static boolean isIn(Finding finding, String method) {
        return finding.thread().stream()
                .flatMap(thread -> thread.stack().stream())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** Whether the thread of a finding is in a method of these tests, directly or in a lambda. */
    static boolean isInTest(Finding finding, Class<?> test, String method) {
        return finding.thread().stream()
                .flatMap(thread -> thread.stack().stream())
                .anyMatch(
                        frame ->
                                frame.getClassName().equals(test.getName())
                                        && frame.getMethodName().contains(method));
    }

    /**
     * Whether the thread of a finding sleeps; until then it is on its way into what it waits for.
     */
    static boolean isParked(Finding finding) {
        return finding.thread().stream().anyMatch(thread -> thread.state() == Thread.State.WAITING);
    }

    static List<Finding> certain(Diagnosis diagnosis) {
        return diagnosis.findings().stream().filter(Finding::certain).toList();
    }

    private static List<Long> ids(Stream<GoProcess> processes) {
        return processes.map(GoProcess::id).toList();
    }

    private static List<Long> refs(List<ProcessRef> refs) {
        return refs.stream().map(ProcessRef::id).toList();
    }
}
