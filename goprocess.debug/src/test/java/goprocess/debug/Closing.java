package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A close that hangs, or goes on, and what is found out about it. */
public final class Closing {
    private final GoProcess process;
    private final long before = System.nanoTime();
    private final long after;

    private Closing(GoProcess process) {
        this.process = process;
        process.closeAsync();
        after = System.nanoTime();
    }

    /** Begins it. */
    public static Closing of(GoProcess process) {
        return new Closing(process);
    }

    public Diagnosis diagnose() {
        return ProcessGraph.capture(process).diagnose();
    }

    /** Diagnoses again and again until it is as expected, for threads that are on their way. */
    public Diagnosis diagnoseUntil(Predicate<Diagnosis> expected) {
        while (true) {
            Diagnosis diagnosis = diagnose();
            if (expected.test(diagnosis)) {
                return diagnosis;
            }
            pause(diagnosis);
        }
    }

    /** Fails unless the finding says that it has held this close since that began. */
    public void assertHeldBy(Finding finding, long capturedAfter) {
        Duration least = Duration.ofNanos(capturedAfter - after);
        Duration most = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(
                finding.age().compareTo(least) >= 0 && finding.age().compareTo(most) <= 0,
                () -> finding.age() + " is not from " + least + " to " + most);
    }

    /** The thread of the function of a process; empty before it has one, and when it has ended. */
    static Optional<Thread> threadOf(GoProcess process) {
        ProcessNode.Work work = ProcessProvider.installed().node(process).look().function();
        return Optional.ofNullable(work).map(ProcessNode.Work::thread);
    }

    /** Interrupts the function of a process, for one that nothing else ends. */
    static void interrupt(GoProcess process) {
        threadOf(process).ifPresent(Thread::interrupt);
    }

    /** Waits for something that comes true by itself and that nobody signals. */
    public static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause("It has not come true");
        }
    }

    /**
     * Whether the thread of a function sleeps. It has said what it waits for, or reached where it
     * waits, some steps earlier.
     */
    static boolean isParked(GoProcess process) {
        ProcessNode.Work function = ProcessProvider.installed().node(process).look().function();
        return function != null
                && function.started()
                && function.thread() != null
                && function.thread().getState() == Thread.State.WAITING;
    }

    /** Lets other threads go on; fails if the test's time is over. */
    private static void pause(Object what) {
        Thread.onSpinWait();
        if (Thread.interrupted()) {
            throw new AssertionError(what);
        }
    }
}
