package goprocess.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The first of several signals, and nothing kept of the others. */
class AnySignalTest {
    private final FakeSignal first = new FakeSignal();
    private final FakeSignal second = new FakeSignal();
    private final Signal any = Signal.anyOf(first, second);
    private int times;

    @Test
    void anActionRunsForTheFirstOneOnly() {
        any.onRaised(() -> times++);

        second.raise();
        first.raise();

        assertEquals(1, times);
        assertTrue(any.isRaised());
        assertEquals(List.of(), first.actions);
        assertEquals(List.of(), second.actions);
    }

    @Test
    void whatIsCancelledIsRegisteredNowhere() {
        Signal.Registration registration = any.onRaised(() -> times++);

        registration.cancel();
        first.raise();

        assertEquals(0, times);
        assertEquals(List.of(), second.actions);
    }

    /** The first was raised before the action was registered with the second. */
    @Test
    void aLateRegistrationIsTakenBack() {
        first.raise();

        any.onRaised(() -> times++);

        assertEquals(1, times);
        assertEquals(List.of(), second.actions);
    }

    @Test
    void aWaitLeavesNothingBehind() throws InterruptedException {
        assertFalse(any.await(Duration.ofNanos(1)));
        assertEquals(List.of(), first.actions);
        assertEquals(List.of(), second.actions);

        first.raise();
        assertTrue(any.await(Duration.ofNanos(1)));
    }

    @Test
    void aFutureIsCompletedOnceOneIsRaised() {
        var future = any.toFuture();
        assertFalse(future.isDone());

        second.raise();

        assertTrue(future.isDone());
        assertEquals(List.of(), first.actions);
    }

    @Test
    void anInterruptComesBeforeALook() {
        first.raise();
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> any.await(Duration.ZERO));
    }
}
