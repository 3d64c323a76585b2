package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;

class TickTest {
    private static final Duration TEN = Duration.ofNanos(10);

    private final FakeClock clock = new FakeClock();
    private final Calls calls = new Calls(clock);
    private final ScheduleBuilder builder = new ScheduleBuilder("tick", clock);
    private Schedule schedule;

    @AfterEach
    void close() {
        calls.endAll();
        schedule.close();
    }

    @Test
    void theTimeThatCallsTakeDoesNotAccumulate() throws InterruptedException {
        schedule = builder.tick(TEN, calls);

        for (int tick = 1; tick <= 100; tick++) {
            clock.passInPause(tick == 1 ? 10 : 3);
            assertEquals(tick * 10, calls.start());
            clock.pass(7);
            calls.end();
        }
    }

    @Test
    void aTickThatFallsDueDuringACallIsKeptAndStartsTheNextAtOnce() throws InterruptedException {
        schedule = builder.tick(TEN, calls);
        clock.passInPause(10);
        calls.start();

        clock.pass(15);
        calls.end();

        assertEquals(25, calls.start());
    }

    @Test
    void severalTicksThatFallDueDuringACallAreOne() throws InterruptedException {
        schedule = builder.tick(TEN, calls);
        clock.passInPause(10);
        calls.start();

        clock.pass(35);
        calls.endAll();
        calls.start();
        clock.awaitPause();

        assertEquals(0, calls.pending());
    }

    @Test
    void afterMissedTicksTheNextIsInStepAgain() throws InterruptedException {
        schedule = builder.tick(TEN, calls);
        clock.passInPause(10);
        calls.start();

        clock.pass(35);
        calls.end();
        calls.start();
        calls.end();
        clock.passInPause(4);
        clock.passInPause(1);

        assertEquals(50, calls.start());
    }

    @Test
    void aLongSleepOfTheMachineIsOneCall() throws InterruptedException {
        calls.endAll();
        schedule = builder.tick(TEN, calls);

        clock.passInPause(Duration.ofDays(3).toNanos() + 1);
        calls.start();
        clock.awaitPause();

        assertEquals(0, calls.pending());
    }

    @Test
    void tickGoDoesNotWaitForTheCallBefore() throws InterruptedException {
        schedule = builder.tickGo(TEN, calls);

        clock.passInPause(12);
        assertEquals(12, calls.start());
        clock.passInPause(8);

        assertEquals(20, calls.start());
    }

    @Test
    void itWorksAcrossTheEndOfTheClock() throws InterruptedException {
        FakeClock ending = new FakeClock(Long.MAX_VALUE - 4);
        Calls late = new Calls(ending);
        schedule = new ScheduleBuilder("tick", ending).tick(TEN, late);
        late.endAll();

        ending.passInPause(10);
        late.start();
        ending.passInPause(10);

        assertEquals(Long.MIN_VALUE + 15, late.start());
    }

    @Test
    void itRunsOnTheRealClockToo() throws InterruptedException {
        Calls real = new Calls(Clock.SYSTEM);
        real.endAll();
        long before = System.nanoTime();
        schedule = Periodic.tick(Duration.ofMillis(5), real);

        real.start();
        real.start();

        assertTrue(real.start() - before >= Duration.ofMillis(15).toNanos());
    }
}
