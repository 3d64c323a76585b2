package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

class QueueScheduleTest {
    private final Calls calls = new Calls(Clock.SYSTEM);
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private Schedule schedule;

    @AfterEach
    void close() {
        calls.endAll();
        schedule.closeAsync();
        schedule.err();
    }

    @Test
    void tickerCallsOnceForEachElement() throws InterruptedException {
        calls.endAll();
        schedule = Periodic.ticker(queue, calls);

        queue.add(Instant.now());
        queue.add(Instant.now());

        calls.start();
        calls.start();
    }

    @Test
    void elementsWaitInTheQueueWhileACallRuns() throws InterruptedException {
        BlockingQueue<Object> handOver = new SynchronousQueue<>();
        schedule = Periodic.ticker(handOver, calls);
        handOver.put("first");
        calls.start();

        assertFalse(handOver.offer("second"));
        calls.end();
        handOver.put("second");

        calls.start();
    }

    @Test
    void tickerGoDoesNotWaitForTheCallBefore() throws InterruptedException {
        schedule = Periodic.tickerGo(queue, calls);

        queue.add(1);
        queue.add(2);

        calls.start();
        calls.start();
    }

    @Test
    void onSignalCallsOneAtATime() throws InterruptedException {
        BlockingQueue<Object> handOver = new SynchronousQueue<>();
        schedule = Periodic.onSignal(handOver, calls);
        handOver.put("first");
        calls.start();

        assertFalse(handOver.offer("second"));
    }

    @Test
    void onSignalGoDoesNotWaitForTheCallBefore() throws InterruptedException {
        schedule = Periodic.onSignalGo(queue, calls);

        queue.add(1);
        queue.add(2);

        calls.start();
        calls.start();
    }

    @Test
    void closingEndsTheWaitForAnElement() {
        schedule = Periodic.ticker(queue, calls);

        schedule.close();

        assertEquals(Optional.empty(), schedule.err());
    }

    @Test
    void closingDuringACallIsNoFailure() throws InterruptedException {
        schedule = Periodic.ticker(queue, calls);
        queue.add(1);
        calls.start();

        schedule.closeAsync();
        calls.end();

        assertEquals(Optional.empty(), schedule.err());
    }

    @Test
    void theCallThatRunsIsNotInterrupted() throws InterruptedException {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        schedule =
                Periodic.ticker(
                        queue,
                        call -> {
                            calls.run(call);
                            call.closing().await();
                            interrupted.add(Thread.currentThread().isInterrupted());
                        });
        queue.add(1);
        calls.start();
        calls.end();

        schedule.close();

        assertFalse(interrupted.take());
    }

    @Test
    void aQueueThatFailsIsTheFailureOfTheSchedule() {
        IllegalStateException failure = new IllegalStateException("broken queue");
        BlockingQueue<Object> broken =
                new LinkedBlockingQueue<>() {
                    @Override
                    public Object take() {
                        throw failure;
                    }
                };
        schedule = Periodic.ticker(broken, calls);

        assertSame(failure, schedule.err().orElseThrow());
    }

    @Test
    void anInterruptOfSomebodyElseIsAFailure() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        BlockingQueue<Object> telling =
                new LinkedBlockingQueue<>() {
                    @Override
                    public Object take() throws InterruptedException {
                        threads.add(Thread.currentThread());
                        return super.take();
                    }
                };
        schedule = Periodic.ticker(telling, calls);

        threads.take().interrupt();

        assertTrue(schedule.err().orElseThrow() instanceof InterruptedException);
    }

    @Test
    void aParentThatIsClosingAlreadyStopsItAtOnce() throws InterruptedException {
        GoProcess parent = GoProcesses.go(self -> calls.run(self));
        calls.start();
        parent.closeAsync();

        schedule = Periodic.ticker(parent, queue, calls);

        schedule.closed().await();
        assertEquals(Optional.empty(), schedule.err());
        calls.endAll();
        parent.close();
    }
}
