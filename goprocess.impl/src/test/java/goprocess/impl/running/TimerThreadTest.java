package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;

import org.junit.jupiter.api.Test;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;

/**
 * The thread of the timers is there when a process with a limit closes, and ends when there is
 * none.
 */
class TimerThreadTest {
    private static final Duration A_DAY = Duration.ofDays(1);

    @Test
    void itStaysForAFunctionThatMayBeInterrupted() {
        GoProcess process =
                GoProcesses.named("graced")
                        .interruptAfter(A_DAY)
                        .go(self -> self.closing().await());
        collectGarbage();

        assertTrue(TimerThread.isHeld());

        process.close();
        awaitNotHeld();
    }

    @Test
    void itStaysForATeardownThatMayBeGivenUp() {
        GoProcess process =
                GoProcesses.named("limited").abandonAfter(A_DAY).teardown(() -> {}).open();
        collectGarbage();

        assertTrue(TimerThread.isHeld());

        process.close();
        awaitNotHeld();
        Reference.reachabilityFence(process);
    }

    @Test
    void itDoesNotStayForWhatWasForgotten() {
        var unused = GoProcesses.named("forgotten").abandonAfter(A_DAY).teardown(() -> {}).open();
        unused = null;

        awaitNotHeld();
    }

    /** Each way in which a process with a limit may end. No collector has to run. */
    @Test
    void itIsLetGoAtTheClose() {
        awaitNotHeld();

        GoProcesses.named("torn down").abandonAfter(A_DAY).teardown(() -> {}).open().close();
        assertFalse(TimerThread.isHeld());
        GoProcesses.named("without a teardown")
                .interruptAfter(A_DAY)
                .abandonAfter(A_DAY)
                .go(self -> {})
                .err();
        while (TimerThread
                .isHeld()) { // the thread of the function goes on after err() has returned
            Thread.onSpinWait();
        }
        GoProcesses.named("with a time").closeAfter(A_DAY).open().close();
        assertFalse(TimerThread.isHeld());
        GoProcess closed = GoProcesses.named("closed").open();
        closed.close();
        assertThrows(
                RefusedException.class,
                () ->
                        GoProcesses.named("refused")
                                .parent(closed)
                                .interruptAfter(A_DAY)
                                .abandonAfter(A_DAY)
                                .teardown(() -> {})
                                .go(self -> {}));
        assertFalse(TimerThread.isHeld());
    }

    private static void collectGarbage() {
        WeakReference<Object> garbage = new WeakReference<>(new Object());
        while (!garbage.refersTo(null)) {
            System.gc();
        }
    }

    private static void awaitNotHeld() {
        while (TimerThread.isHeld()) {
            System.gc();
        }
    }
}
