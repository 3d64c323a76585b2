package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

class ScheduleFailureTest {
    private final Calls calls = new Calls(Clock.SYSTEM);
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Exception failure = new Exception("failed on purpose");
    private Schedule schedule;

    @AfterEach
    void close() {
        calls.endAll();
        if (schedule != null) {
            schedule.closeAsync();
            schedule.err();
        }
    }

    private void fail(GoProcess call) throws Exception {
        calls.run(call);
        throw failure;
    }

    @Test
    void aCallThatThrowsDoesNotStopTheSchedule() throws InterruptedException {
        calls.endAll();
        schedule = Periodic.onSignal(queue, this::fail);

        queue.add(1);
        calls.start();
        queue.add(2);
        calls.start();

        assertEquals(State.RUNNING, schedule.state());
    }

    @Test
    void callsThatThrowAreCounted() throws InterruptedException {
        calls.endAll();
        schedule = Periodic.onSignal(queue, this::fail);

        queue.add(1);
        calls.process().err();
        queue.add(2);
        calls.process().err();

        assertEquals(2, schedule.failures());
    }

    @Test
    void theLastFailureIsKept() throws InterruptedException {
        calls.endAll();
        BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
        schedule =
                Periodic.onSignal(
                        failures,
                        call -> {
                            calls.run(call);
                            throw failure;
                        });

        failures.add(new Exception());
        calls.process().err();

        assertSame(failure, schedule.lastFailure().orElseThrow());
    }

    @Test
    void aLaterFailureTakesThePlaceOfTheOneBefore() throws InterruptedException {
        calls.endAll();
        Error second = new AssertionError("failed on purpose too");
        CountDownLatch once = new CountDownLatch(1);
        schedule =
                Periodic.onSignal(
                        queue,
                        call -> {
                            calls.run(call);
                            if (once.getCount() == 0) {
                                throw second;
                            }
                            once.countDown();
                            throw failure;
                        });

        queue.add(1);
        calls.process().err();
        queue.add(2);
        calls.process().err();

        assertSame(second, schedule.lastFailure().orElseThrow());
    }

    @Test
    void theFailureOfACallIsNotThatOfTheSchedule() throws InterruptedException {
        calls.endAll();
        schedule = Periodic.onSignal(queue, this::fail);
        queue.add(1);
        calls.process().err();

        schedule.close();

        assertEquals(Optional.empty(), schedule.err());
    }

    @Test
    void nothingHasFailedInTheBeginning() {
        schedule = Periodic.onSignal(queue, calls);

        assertEquals(0, schedule.failures());
        assertEquals(Optional.empty(), schedule.lastFailure());
    }

    @Test
    void withStopOnFailureTheFirstFailureClosesTheSchedule() throws InterruptedException {
        schedule = Periodic.named("stops").stopOnFailure().onSignal(queue, this::fail);
        queue.add(1);
        queue.add(2);

        calls.end();

        assertSame(failure, schedule.err().orElseThrow());
        assertEquals(1, schedule.failures());
    }

    @Test
    void withStopOnFailureAFailureWakesAScheduleThatSleeps() throws InterruptedException {
        FakeClock clock = new FakeClock();
        schedule =
                new ScheduleBuilder("stops", clock)
                        .stopOnFailure()
                        .everyGo(Duration.ofNanos(10), this::fail);
        clock.passInPause(10);
        calls.start();
        clock.awaitPause();

        calls.end();

        assertSame(failure, schedule.err().orElseThrow());
    }

    @Test
    void withStopOnFailureCallsThatOverlapAreClosedAndTheFirstFailureIsKept()
            throws InterruptedException {
        Exception answer = new Exception("answer to the close");
        AtomicBoolean failed = new AtomicBoolean();
        schedule =
                Periodic.named("stops")
                        .stopOnFailure()
                        .onSignalGo(
                                queue,
                                call -> {
                                    calls.run(call);
                                    if (failed.compareAndSet(false, true)) {
                                        throw failure;
                                    }
                                    call.closing()
                                            .await(); // raised after that of the schedule itself
                                    throw answer;
                                });
        queue.add(1);
        queue.add(2);
        calls.start();
        calls.start();

        calls.end();
        schedule.closing().await();
        calls.end();

        assertSame(failure, schedule.err().orElseThrow());
        assertSame(answer, schedule.lastFailure().orElseThrow());
    }

    /**
     * The interrupt that ends the wait for an element may come before the failure is thrown, or
     * after.
     */
    @Test
    void whateverStopsAScheduleIsKeptWheneverItsInterruptComes() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            schedule =
                    Periodic.named("stops")
                            .stopOnFailure()
                            .onSignalGo(
                                    queue,
                                    call -> {
                                        throw failure;
                                    });
            queue.add(1);
            queue.add(2);

            assertSame(failure, schedule.err().orElseThrow());
            queue.clear();
        }
    }

    @Test
    void withStopOnFailureAnAnswerToTheCloseIsNotWhatStoppedIt() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        CallFailures failures = new CallFailures();
        Trigger endsLate =
                new Trigger() {
                    private boolean due = true;

                    @Override
                    public boolean awaitDue(Signal closing) throws InterruptedException {
                        if (due) {
                            due = false;
                            return true;
                        }
                        answered.await();
                        return false;
                    }
                };
        GoProcess closed =
                GoProcesses.go(
                        new CallLoop(
                                new TimedCalls(endsLate, this::fail),
                                new CallStart("call"),
                                true,
                                true,
                                failures));
        GoProcess call = calls.process();

        closed.closeAsync();
        calls.end();
        call.err();
        answered.countDown();

        assertEquals(Optional.empty(), closed.err());
        assertEquals(1, failures.count());
    }

    @Test
    void closeOnFailureClosesTheOtherWhenTheScheduleFails() throws InterruptedException {
        GoProcess app = GoProcesses.named("app").open();
        calls.endAll();
        schedule =
                Periodic.named("vital")
                        .parent(app)
                        .stopOnFailure()
                        .closeOnFailure(app)
                        .onSignal(queue, this::fail);

        queue.add(1);

        app.closed().await();
    }
}
