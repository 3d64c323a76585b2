package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which of the closes of a recording ended the application. */
class CausesTest {
    private static final long END = 100;
    private static final long RUNNING = ProcessHistory.UNKNOWN;

    private final ProcessIndex processes = new ProcessIndex();

    private ProcessHistory closed(int openedAt, long closingAt, @Nullable CloseCause cause) {
        ProcessHistory process = processes.findOrAdd(openedAt);
        process.openedAt = openedAt;
        process.closingAt = closingAt;
        process.closedAt = closingAt == RUNNING ? RUNNING : closingAt + 1;
        process.cause = cause;
        return process;
    }

    private @Nullable ProcessHistory last(@Nullable Instant jvmEnded) {
        Extent extent = new Extent(Instant.EPOCH, Instant.EPOCH.plusNanos(END), jvmEnded);
        Snapshots none = new Snapshots(List.of());
        History history = new History(processes, List.of(), extent, 0, List.of(), 1, none);
        Optional<ProcessHistory> last = new Causes(history).last();
        return last.orElse(null);
    }

    private static Instant at(long time) {
        return Instant.EPOCH.plusNanos(time);
    }

    @Test
    void theEndOfTheJvmIsItWhateverAHookOpensLater() {
        ProcessHistory app = closed(10, 20, CloseCause.SHUTDOWN);
        closed(30, 31, CloseCause.CALLED);
        assertEquals(app, last(null));
        closed(40, RUNNING, null);
        assertEquals(app, last(null));
    }

    @Test
    void aSignalThatTheEndOfTheJvmFollowsIsItWhateverAHookOpens() {
        ProcessHistory app = closed(10, 20, CloseCause.SIGNAL);
        closed(30, 31, CloseCause.CALLED);
        closed(40, RUNNING, null);
        assertEquals(app, last(at(25)));
    }

    /** The close of another root shows it too. */
    @Test
    void theEndOfTheJvmIsAlsoShownByWhatItCloses() {
        closed(10, 20, CloseCause.SIGNAL);
        ProcessHistory other = closed(11, 24, CloseCause.SHUTDOWN);
        closed(30, 31, CloseCause.CALLED);
        assertEquals(other, last(null));
    }

    @Test
    void aSignalThatReloadsSomethingEndsNoApplicationThoughTheJvmEndsLater() {
        closed(10, 20, CloseCause.SIGNAL);
        ProcessHistory again = closed(25, 40, CloseCause.CALLED);
        closed(60, 61, CloseCause.CALLED);
        assertEquals(again, last(at(50)));
    }

    @Test
    void theLastRootIsNotOneOfAHook() {
        ProcessHistory app = closed(10, 20, CloseCause.CALLED);
        closed(30, 31, CloseCause.CALLED);
        closed(40, RUNNING, null);
        assertEquals(app, last(at(25)));
        assertEquals(null, last(null), "it is not known that the JVM ended");
    }
}
