package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** What a builder says of the calls: the first one, their interrupts, their threads, a signal. */
class StartNowTest {
    private final FakeClock clock = new FakeClock();
    private final Calls calls = new Calls(clock);

    @Test
    void everyMakesItsFirstCallAtOnce() throws InterruptedException {
        Schedule schedule =
                new ScheduleBuilder("now", clock).startNow().every(Duration.ofNanos(10), calls);

        assertEquals(0, calls.start());
        calls.end();
        clock.passInPause(10);

        assertEquals(10, calls.start());
        calls.endAll();
        schedule.close();
    }

    @Test
    void tickMakesItsFirstCallAtOnceAndKeepsStep() throws InterruptedException {
        calls.endAll();
        Schedule schedule =
                new ScheduleBuilder("now", clock).startNow().tick(Duration.ofNanos(10), calls);

        assertEquals(0, calls.start());
        clock.passInPause(10);

        assertEquals(10, calls.start());
        schedule.close();
    }

    @Test
    void aQueueAndASignalHaveNoFirstCall() {
        ScheduleBuilder queue = Periodic.named("queue").startNow();
        ScheduleBuilder signal = Periodic.named("signal").startNow();

        assertThrows(
                IllegalStateException.class,
                () -> queue.ticker(new LinkedBlockingQueue<>(), calls));
        assertThrows(
                IllegalStateException.class,
                () -> signal.onSignal(GoProcesses.background().closing(), calls));
    }

    @Test
    void anInterruptedCallIsNoFailure() throws InterruptedException {
        BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
        CountDownLatch began = new CountDownLatch(1);
        Schedule schedule =
                Periodic.named("blocks")
                        .interruptAfter(Duration.ZERO)
                        .onSignal(
                                queue,
                                (call, element) -> {
                                    began.countDown();
                                    new CountDownLatch(1).await();
                                });
        queue.add(1);
        began.await();

        schedule.close();

        assertEquals(0, schedule.failures());
        assertEquals(Optional.empty(), schedule.err());
    }

    @Test
    void aNegativeGraceIsRefused() {
        ScheduleBuilder builder = Periodic.named("report");

        assertThrows(
                IllegalArgumentException.class, () -> builder.interruptAfter(Duration.ofNanos(-1)));
    }

    @Test
    void callsRunOnTheThreadsOfTheFactory() throws InterruptedException {
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        Schedule schedule =
                Periodic.named("own")
                        .threadFactory(Thread.ofPlatform().name("mine").factory())
                        .startNow()
                        .every(
                                Duration.ofDays(1),
                                call -> threads.add(Thread.currentThread().getName()));

        assertEquals("mine", threads.take());
        schedule.close();
    }

    @Test
    void aSignalMakesOneCallAfterWhichTheScheduleCloses() throws InterruptedException {
        GoProcess process = GoProcesses.named("process").open();
        Schedule schedule = Periodic.onSignal(process.closed(), calls);

        process.close();
        calls.start();
        calls.end();
        schedule.closed().await();

        assertEquals(0, calls.pending());
    }

    @Test
    void aSignalThatIsNeverRaisedDoesNotHoldTheClose() {
        Schedule schedule = Periodic.onSignal(GoProcesses.background().closing(), calls);

        schedule.close();

        assertEquals(0, calls.pending());
    }
}
