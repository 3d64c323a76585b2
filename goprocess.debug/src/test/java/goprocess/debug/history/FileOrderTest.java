package goprocess.debug.history;

import static goprocess.debug.history.AbandonmentHistory.What.FUNCTION;
import static goprocess.debug.history.AbandonmentHistory.What.TEARDOWN;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file has the events of each thread together, so nothing that is read back may depend on which
 * came first.
 */
class FileOrderTest {
    private static final long END = 100;

    private final ProcessIndex processes = new ProcessIndex();
    private final ProcessHistory app = processes.findOrAdd(10);

    private ProcessHistory child(long id, long closingAt, long closedAt) {
        ProcessHistory child = processes.findOrAdd(id);
        child.openedAt = 1;
        child.closingAt = closingAt;
        child.closedAt = closedAt;
        child.cause = closingAt == ProcessHistory.UNKNOWN ? null : CloseCause.CALLED;
        link(app, child, 1);
        return child;
    }

    private static void link(ProcessHistory from, ProcessHistory to, long since) {
        ProcessHistory.link(
                new LinkHistory(from, to, true, true, false, since, EventThread.NONE, false));
    }

    private History read() {
        processes.sort();
        processes.all().forEach(ProcessHistory::sort);
        Extent extent = new Extent(Instant.EPOCH, Instant.EPOCH.plusNanos(END), null);
        return new History(processes, List.of(), extent, 0, List.of(), 1, new Snapshots(List.of()));
    }

    private static List<Long> ids(Stream<ProcessHistory> some) {
        return some.map(ProcessHistory::id).toList();
    }

    @Test
    void processesAndTheirLinksAreListedByNumber() {
        ProcessHistory third = child(13, 20, 30);
        ProcessHistory first = child(11, 20, 30);
        ProcessHistory second = child(12, 20, 30);
        link(third, second, 7);
        link(first, second, 5);
        History history = read();
        assertEquals(List.of(10L, 11L, 12L, 13L), ids(history.processes().stream()));
        assertEquals(List.of(11L, 12L, 13L), ids(app.out().stream().map(LinkHistory::to)));
        assertEquals(List.of(10L, 11L, 13L), ids(second.in().stream().map(LinkHistory::from)));
    }

    @Test
    void whatWasGivenUpIsListedByTime() {
        app.abandoned(new AbandonmentHistory(8, TEARDOWN, null, null));
        app.abandoned(new AbandonmentHistory(5, FUNCTION, null, null));
        read();
        assertEquals(
                List.of(FUNCTION, TEARDOWN),
                app.abandonments().stream().map(AbandonmentHistory::what).toList());
    }

    @Test
    void ofTwoThatClosedLastTheOneWithTheLowerNumberWasWaitedFor() {
        child(12, 20, 30);
        child(11, 20, 30);
        app.closingAt = 15;
        app.closedAt = 40;
        read();
        assertEquals(11, app.last().id());
    }

    @Test
    void closesThatBeganAtOneMomentAreInTheOrderOfTheirNumbers() {
        child(12, 20, 30);
        child(11, 20, 30);
        child(13, 19, 30);
        app.closingAt = 20;
        app.cause = CloseCause.SIGNAL;
        Causes causes = new Causes(read());
        assertEquals(List.of(13L, 10L, 11L, 12L), ids(causes.origins().stream()));
        assertEquals(List.of(13L, 10L, 11L, 12L), ids(causes.partOf(app).stream()));
    }

    /** The last step of a close that has not ended. */
    private long notEnded() {
        app.closingAt = 15;
        History history = read();
        CriticalWalk.Span last = CriticalWalk.of(history, app, 15, END).getLast();
        assertEquals(CriticalWalk.Kind.NOT_ENDED, last.kind());
        return last.process().id();
    }

    @Test
    void ofSeveralThatHoldACloseTheOneThatHasBeenClosingForLongestDoes() {
        child(11, ProcessHistory.UNKNOWN, ProcessHistory.UNKNOWN);
        child(13, 22, ProcessHistory.UNKNOWN);
        child(12, 21, ProcessHistory.UNKNOWN);
        child(14, 23, ProcessHistory.UNKNOWN);
        assertEquals(12, notEnded());
    }

    @Test
    void ofTwoThatBeganToCloseAtOneMomentTheOneWithTheLowerNumberDoes() {
        child(12, 21, ProcessHistory.UNKNOWN);
        child(11, 21, ProcessHistory.UNKNOWN);
        assertEquals(11, notEnded());
    }
}
