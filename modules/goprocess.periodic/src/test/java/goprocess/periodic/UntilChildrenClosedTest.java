package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A lease is renewed until those who rely on it have closed. */
class UntilChildrenClosedTest {
    private static final Duration INTERVAL = Duration.ofNanos(10);

    private final FakeClock clock = new FakeClock();
    private final Calls renewals = new Calls(clock);
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Schedule lease =
            new ScheduleBuilder("lease", clock)
                    .untilChildrenClosed()
                    .interruptAfter(Duration.ZERO)
                    .teardown(() -> order.add("lease"))
                    .every(INTERVAL, renewals);
    private final GoProcess work = GoProcesses.named("work").open();
    private final GoProcess worker = GoProcesses.withParent(lease);

    @AfterEach
    void close() {
        renewals.endAll();
        work.close();
        lease.close();
    }

    @Test
    void itGoesOnWhileAChildIsOpen() throws InterruptedException {
        worker.waitFor(work);
        lease.closeAsync();

        clock.passInPause(10);
        renewals.start();
        renewals.end();
        clock.passInPause(10);
        renewals.start();
    }

    @Test
    void aCallIsNotAskedToCloseWhileAChildIsOpen() throws InterruptedException {
        worker.waitFor(work);
        clock.passInPause(10);
        GoProcess call = renewals.process();

        lease.closeAsync();
        assertEquals(State.RUNNING, call.state());
        work.close();

        worker.close();
        call.closed().await(); // it is interrupted as soon as it may be
        assertEquals(0, lease.failures());
        lease.close();
    }

    @Test
    void itClosesAfterItsCalls() throws InterruptedException {
        Calls calls = new Calls(clock);
        LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>(List.of(1));
        Schedule schedule =
                new ScheduleBuilder("queue", clock)
                        .untilChildrenClosed()
                        .teardown(() -> order.add("schedule"))
                        .onSignal(
                                queue,
                                call -> {
                                    call.setTeardown(() -> order.add("call"));
                                    calls.run(call);
                                });
        GoProcess call = calls.process();

        schedule.closeAsync();
        call.closing().await();
        assertFalse(schedule.closed().isRaised());
        calls.end();
        schedule.close();

        assertEquals(List.of("call", "schedule"), order);
    }

    @Test
    void withoutChildrenItEndsAtOnce() {
        worker.close();

        lease.close();

        assertEquals(0, renewals.pending());
        assertEquals(List.of("lease"), order);
        assertTrue(lease.err().isEmpty());
    }
}
