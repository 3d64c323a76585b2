package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.event.EventNames;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A recording says of the threads of something that hangs what the live diagnosis says: the locks
 * they wait for, the interrupts they did not heed, and where they wait.
 */
@NothingLeftOpen
class RecordedThreadHangsTest {
    @Test
    void whoHoldsTheLockThatAFunctionWaitsFor() throws Exception {
        Object lock = new Object();
        GraphFilter filter = GraphFilter.all().named("writer");
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            Thread owner = Thread.ofPlatform().name("owner").start(() -> passHolding(lock, gate));
            gate.awaitReached();
            GoProcess writer =
                    GoProcesses.named("writer")
                            .threadFactory(Thread.ofPlatform().name("writing").factory())
                            .go(self -> passHolding(lock, gate));
            writer.closeAsync();
            LiveAndRecorded.awaitSaid(
                    filter, "which thread \"owner\", tid " + owner.threadId() + ", holds.");
            LiveAndRecorded.assertSaysTheSame(flight, filter, "lock");
            gate.open();
            writer.err();
            owner.join();
        }
    }

    private static void passHolding(Object lock, Gate gate) {
        synchronized (lock) {
            gate.passUninterruptibly();
        }
    }

    /** The flag of its thread does not tell: the exception has cleared it. */
    @Test
    void thatAFunctionHeededNoInterrupt() throws Exception {
        assertToldOfAnInterrupt((self, gate) -> gate.passUninterruptibly());
    }

    /** The callback is on the thread of the function, which two events of a snapshot then show. */
    @Test
    void thatAFunctionHeededNoInterruptAndIsInACallback() throws Exception {
        assertToldOfAnInterrupt((self, gate) -> self.closing().onRaised(gate::passUninterruptibly));
    }

    private static void assertToldOfAnInterrupt(BiConsumer<GoProcess, Gate> goesOn)
            throws Exception {
        GraphFilter filter = GraphFilter.all().named("consumer");
        try (Flight flight = Flight.begun();
                Gate interrupted = new Gate();
                Gate gate = new Gate()) {
            GoProcess consumer =
                    GoProcesses.named("consumer")
                            .interruptAfter(Duration.ZERO)
                            .go(
                                    self -> {
                                        try {
                                            interrupted.pass();
                                        } catch (InterruptedException e) {
                                            goesOn.accept(self, gate);
                                        }
                                    });
            interrupted.awaitReached();
            consumer.closeAsync();
            gate.awaitReached();
            LiveAndRecorded.awaitSaid(filter, "  It was interrupted, and goes on.");
            LiveAndRecorded.assertSaysTheSame(flight, filter, "interrupt");
            gate.open();
            consumer.err();
        }
    }

    @Test
    void whereThreadsWaitForTheClose() throws Exception {
        GraphFilter filter = GraphFilter.all().named("awaited");
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess awaited = GoProcesses.named("awaited").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            awaited.closeAsync();
            Thread waiter =
                    Thread.ofPlatform().name("waiter").start(() -> awaitUninterruptibly(awaited));
            LiveAndRecorded.awaitSaid(
                    filter, " is waited for, at RecordedThreadHangsTest.awaitUninterruptibly(");
            LiveAndRecorded.assertSaysTheSame(flight, filter, "waiter");
            gate.open();
            waiter.join();
        }
    }

    private static void awaitUninterruptibly(GoProcess process) {
        process.err();
    }

    /** As in one by an earlier version, which had no such event. */
    @Test
    void whereAFunctionIsWithoutTheEventForTheRest() throws Exception {
        try (Flight flight = Flight.planned();
                Gate gate = new Gate()) {
            flight.recording().disable(EventNames.LIVE_THREAD);
            flight.recording().start();
            GoProcess worker = GoProcesses.named("worker").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();
            Closing.await(() -> LiveAndRecorded.isParked(worker));
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();

            Finding found = LiveAndRecorded.from(worker.id(), diagnosis).getFirst();
            ThreadSnapshot thread = found.thread().orElseThrow();
            assertTrue(found.frame().isPresent(), diagnosis::toString);
            assertEquals(Thread.State.WAITING, thread.state());
            assertEquals(Optional.empty(), thread.lock());
            gate.open();
            worker.err();
        }
    }
}
