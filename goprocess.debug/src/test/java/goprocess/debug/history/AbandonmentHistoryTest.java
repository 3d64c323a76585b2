package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.history.AbandonmentHistory.What;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/**
 * What a recording shows of work and waits that were given up, whatever the order of the events.
 */
class AbandonmentHistoryTest {
    private static final ThreadLook THREAD = ThreadLook.recorded(7, "worker");
    private static final long OPENED = 10;
    private static final long GIVEN_UP = 50;
    private static final long CLOSED = 55;

    private final ProcessIndex processes = new ProcessIndex();
    private final ProcessHistory worker = processes.findOrAdd(1);

    /** Closed when the function was given up. */
    private void givenUp(What what, long endedAt) {
        worker.name = "worker";
        worker.openedAt = OPENED;
        worker.closingAt = GIVEN_UP - 1;
        worker.closedAt = CLOSED;
        worker.abandoned(new AbandonmentHistory(GIVEN_UP, what, THREAD, null));
        worker.function =
                new WorkHistory(worker, false, OPENED, endedAt, 7, "worker", null, GIVEN_UP);
    }

    private int nodesAt(long time, long... snapshots) {
        return viewAt(time, snapshots).nodes().size();
    }

    private GraphView viewAt(long time, long... snapshots) {
        Extent extent = new Extent(Instant.EPOCH, Instant.EPOCH.plusNanos(1_000), null);
        History history =
                new History(
                        processes,
                        List.of(),
                        extent,
                        0,
                        List.of(),
                        1,
                        LiveHistoryTest.endingAt(snapshots));
        return new GraphView(history, time);
    }

    @Test
    void itsProcessIsThereAsLongAsTheWorkGoesOn() {
        givenUp(What.FUNCTION, 80);
        assertEquals(1, nodesAt(79));
        assertEquals(0, nodesAt(80));
    }

    /** The thread of the work may take the time of the end before the other takes its own. */
    @Test
    void workThatEndedJustThenDoesNotGoOn() {
        givenUp(What.FUNCTION, GIVEN_UP - 1);
        assertEquals(0, nodesAt(CLOSED));
    }

    @Test
    void aSnapshotThatWasBeingWrittenMayNotShowIt() {
        givenUp(What.FUNCTION, ProcessHistory.UNKNOWN);
        assertEquals(1, nodesAt(100, 60));
        assertEquals(0, nodesAt(100, 60, 70), "the next one would");
    }

    /** Its end has no event. */
    @Test
    void aCallbackGoesOnUntilASnapshotDoesNotShowIt() {
        givenUp(What.CALLBACK, ProcessHistory.UNKNOWN);
        assertEquals(1, nodesAt(59, 60));
        assertEquals(0, nodesAt(60, 60));
    }

    /** As in the live graph. Another thread gave up each, and wrote its event. */
    @Test
    void whatWasGivenUpFirstIsFirst() {
        givenUp(What.FUNCTION, ProcessHistory.UNKNOWN);
        for (long at : List.of(GIVEN_UP + 2, GIVEN_UP - 2)) {
            ThreadLook thread = ThreadLook.recorded(at, "row");
            worker.abandoned(new AbandonmentHistory(at, What.CALLBACK, thread, null));
        }
        assertEquals(
                List.of(GIVEN_UP - 2, GIVEN_UP, GIVEN_UP + 2),
                new RecordedNode(worker, viewAt(CLOSED))
                        .abandoned().stream().map(WorkLook::since).toList());
    }

    @Test
    void workHoldsUntilItEndedOrWasGivenUp() {
        givenUp(What.FUNCTION, 80);
        assertEquals(GIVEN_UP, worker.function.heldUntil());
        assertTrue(worker.function.hasFailed());
        givenUp(What.FUNCTION, 40);
        assertEquals(40, worker.function.heldUntil());
    }

    @Test
    void aLinkThatWasCutIsThereAgainWhenItIsMadeAgain() {
        ProcessHistory other = processes.findOrAdd(2);
        LinkTable links = new LinkTable();
        EventThread thread = EventThread.NONE;
        links.add(new LinkHistory(worker, other, false, true, false, 70, thread, false));
        links.add(new LinkHistory(worker, other, false, true, false, 20, thread, false));
        links.add(new LinkHistory(worker, other, true, false, false, 20, thread, false));
        links.cut(worker, other, GIVEN_UP);

        LinkHistory waits = worker.out().get(0);
        assertFalse(waits.isThereAt(19));
        assertTrue(waits.isThereAt(49));
        assertFalse(waits.isThereAt(50));
        assertFalse(waits.isThereAt(69));
        assertTrue(waits.isThereAt(70));
        assertTrue(worker.out().get(1).isThereAt(60), "only waits are cut");
        other.closedAt = 60;
        assertFalse(waits.holds());
        other.closedAt = 80;
        assertTrue(waits.holds());
    }

    @Test
    void whatALaterVersionGivesUpIsSkipped() {
        assertNull(What.of("lease"));
    }
}
