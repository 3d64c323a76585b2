package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

class EveryTest {
    private static final Duration TEN = Duration.ofNanos(10);

    private final FakeClock clock = new FakeClock();
    private final Calls calls = new Calls(clock);
    private final ScheduleBuilder builder = new ScheduleBuilder("every", clock);
    private Schedule schedule;

    @AfterEach
    void close() {
        calls.endAll();
        schedule.close();
    }

    @Test
    void theFirstCallComesAfterAnInterval() throws InterruptedException {
        schedule = builder.every(TEN, calls);

        clock.passInPause(9);
        clock.passInPause(1);

        assertEquals(10, calls.start());
    }

    @Test
    void theIntervalBeginsWhenACallEnds() throws InterruptedException {
        schedule = builder.every(TEN, calls);
        clock.passInPause(10);
        calls.start();

        clock.pass(25);
        calls.end();
        clock.passInPause(9);
        clock.passInPause(1);

        assertEquals(45, calls.start());
    }

    @Test
    void aCallHasNotEndedBeforeItsChildrenHaveClosed() throws InterruptedException {
        BlockingQueue<Long> starts = new LinkedBlockingQueue<>();
        CountDownLatch childMayEnd = new CountDownLatch(1);
        BlockingQueue<GoProcess> children = new LinkedBlockingQueue<>();
        ProcessFunction withChild =
                call -> {
                    starts.add(clock.nanoTime());
                    children.add(call.go(child -> childMayEnd.await()));
                };
        schedule = builder.every(TEN, withChild);
        clock.passInPause(10);
        starts.take();
        children.take();

        clock.pass(100);
        childMayEnd.countDown();
        clock.passInPause(10);

        assertEquals(120, starts.take());
    }

    @Test
    void everyGoDoesNotWaitForTheCallBefore() throws InterruptedException {
        schedule = builder.everyGo(TEN, calls);

        clock.passInPause(10);
        assertEquals(10, calls.start());
        clock.passInPause(10);
        assertEquals(20, calls.start());
        clock.passInPause(10);

        assertEquals(30, calls.start());
    }

    @Test
    void aLongSleepOfTheMachineIsOneCall() throws InterruptedException {
        calls.endAll();
        schedule = builder.everyGo(TEN, calls);

        clock.passInPause(Duration.ofDays(3).toNanos() + 1);
        calls.start();
        clock.awaitPause();

        assertEquals(0, calls.pending());
    }

    @Test
    void itWorksAcrossTheEndOfTheClock() throws InterruptedException {
        FakeClock ending = new FakeClock(Long.MAX_VALUE - 4);
        Calls late = new Calls(ending);
        schedule = new ScheduleBuilder("every", ending).every(TEN, late);

        ending.passInPause(9);
        ending.passInPause(1);

        long start = late.start();
        late.endAll();

        assertEquals(Long.MIN_VALUE + 5, start);
    }

    @Test
    void itRunsOnTheRealClockToo() throws InterruptedException {
        Calls real = new Calls(Clock.SYSTEM);
        real.endAll();
        long before = System.nanoTime();
        schedule = Periodic.every(Duration.ofMillis(5), real);

        real.start();
        real.start();

        assertTrue(real.start() - before >= Duration.ofMillis(15).toNanos());
    }
}
