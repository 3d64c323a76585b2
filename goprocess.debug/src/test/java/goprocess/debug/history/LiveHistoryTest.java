package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import goprocess.debug.graph.RecordedThreads;
import goprocess.debug.graph.ThreadLook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Arrays;
import java.util.List;

/** The waits of threads for one process, in snapshots one after the other. */
class LiveHistoryTest {
    private static final long SINCE = 5;

    private final LiveHistory live = new LiveHistory();

    /** Snapshots in the midst of chunks. */
    static Snapshots endingAt(long... times) {
        return new Snapshots(
                Arrays.stream(times).mapToObj(at -> new Snapshots.End(at, at)).toList());
    }

    private void seen(long at, long tid) {
        ThreadLook thread = ThreadLook.recorded(tid, "waiter-" + tid);
        live.add(new LiveWait(at, thread, false, false, SINCE));
    }

    @Test
    @Timeout(value = 60, threadMode = SEPARATE_THREAD) // of a second; comparing all takes an hour
    void manyThreadsMayWaitForOneProcess() {
        int threads = 1_000_000;
        for (int at : new int[] {10, 20}) {
            for (int tid = 1; tid <= threads; tid++) {
                seen(at, tid);
            }
        }
        List<RecordedThreads.Wait> waits = live.waitsAt(20, endingAt(11, 21));
        assertEquals(threads, waits.size());
        assertTrue(waits.stream().noneMatch(RecordedThreads.Wait::mayHaveEnded));
    }

    /** A thread that waits, and where it was at that moment. */
    private void seenIn(long at, String method) {
        seen(at, 1);
        List<StackTraceElement> stack =
                List.of(new StackTraceElement("Service", method, "Service.java", 1));
        live.add(
                new LiveThread(
                        at,
                        ThreadLook.recorded(1, "waiter-1", false, Thread.State.WAITING, stack, 0),
                        false));
    }

    private List<String> methodsAt(long time) {
        return live.waitsAt(time, endingAt(11, 21)).getFirst().thread().stack().stream()
                .map(StackTraceElement::getMethodName)
                .toList();
    }

    @Test
    void whereAThreadWaitsIsShownFromTheMomentOnAtWhichItWasSeenThere() {
        seenIn(10, "first");
        seenIn(20, "second");
        assertEquals(List.of(), methodsAt(9));
        assertEquals(List.of("first"), methodsAt(15));
        assertEquals(List.of("second"), methodsAt(21));
    }

    /** Such as of the function of the process, if it waits for that itself. */
    @Test
    void whatIsNotOfTheWaitIsNotWhereItsThreadWaits() {
        ThreadLook function = ThreadLook.recorded(1, "waiter-1").with(null, true);
        live.add(new LiveThread(9, function, false));
        seenIn(10, "first");
        seenIn(20, "second");
        assertEquals(List.of("first"), methodsAt(15));
    }

    private boolean isCertainAt(long time, Snapshots snapshots) {
        return live.waitsAt(time, snapshots).stream().noneMatch(RecordedThreads.Wait::mayHaveEnded);
    }

    @Test
    void aWaitIsCertainFromItsBeginningToTheEndOfTheLastSnapshotThatShowsIt() {
        seen(10, 1);
        seen(20, 1);
        Snapshots snapshots = endingAt(11, 21);
        for (long time = SINCE; time <= 21; time++) {
            assertTrue(isCertainAt(time, snapshots));
        }
        assertFalse(isCertainAt(22, snapshots));
    }

    /** Between the last snapshot of a chunk and its end there is but a moment. */
    @Test
    void aWaitIsCertainUntilTheEndOfTheChunkThatEndsWithIt() {
        seen(10, 1);
        Snapshots snapshots = new Snapshots(List.of(new Snapshots.End(11, 15)));
        assertTrue(isCertainAt(15, snapshots));
        assertFalse(isCertainAt(16, snapshots));
    }

    @Test
    void aWaitOfASnapshotThatWasCutOffIsNotCertainAfterIt() {
        seen(10, 1);
        assertTrue(isCertainAt(9, endingAt()));
        assertFalse(isCertainAt(10, endingAt()));
    }
}
