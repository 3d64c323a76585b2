package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.CloseException;
import goprocess.api.GoProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

class AbandonedCallTest {
    private final Calls calls = new Calls(Clock.SYSTEM);
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(1));
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        calls.endAll();
        end.countDown();
    }

    @Test
    void aCallThatDoesNotEndIsGivenUp() throws InterruptedException {
        Schedule schedule =
                Periodic.named("stuck").abandonAfter(Duration.ofMillis(1)).onSignal(queue, calls);
        GoProcess call = calls.process();

        schedule.closeAsync().await();

        assertInstanceOf(AbandonedException.class, call.err().orElseThrow());
        assertEquals(0, schedule.failures());
    }

    @Test
    void withUntilChildrenClosedItIsGivenUpToo() throws InterruptedException {
        Schedule schedule =
                Periodic.named("stuck")
                        .abandonAfter(Duration.ofMillis(1))
                        .untilChildrenClosed()
                        .onSignal(queue, calls);
        GoProcess call = calls.process();

        schedule.closeAsync().await();

        assertInstanceOf(AbandonedException.class, call.err().orElseThrow());
    }

    @Test
    void aTeardownThatDoesNotEndIsGivenUp() throws InterruptedException {
        queue.clear();
        Schedule schedule =
                Periodic.named("stuck")
                        .abandonAfter(Duration.ofMillis(1))
                        .teardown(end::await)
                        .onSignal(queue, calls);

        schedule.closeAsync().await();

        CloseException failure = assertThrows(CloseException.class, schedule::close);
        assertInstanceOf(AbandonedException.class, failure.getCause());
    }

    @Test
    void aNegativeTimeIsRefusedByName() {
        ScheduleBuilder builder = Periodic.named("report");

        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> builder.abandonAfter(Duration.ofSeconds(-1)));

        assertTrue(refusal.getMessage().startsWith("report: "), refusal.getMessage());
        assertThrows(NullPointerException.class, () -> builder.abandonAfter(null));
    }

    @Test
    void afterTheScheduleWasOpenedBothAreRefused() {
        queue.clear();
        ScheduleBuilder builder = Periodic.named("report");
        builder.onSignal(queue, calls).close();

        assertThrows(IllegalStateException.class, () -> builder.abandonAfter(Duration.ZERO));
        assertThrows(IllegalStateException.class, builder::untilChildrenClosed);
    }
}
