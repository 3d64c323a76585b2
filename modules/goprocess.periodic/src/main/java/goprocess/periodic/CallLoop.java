package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.RefusedException;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * The function of a schedule. Until the schedule closes, it waits until a call is due and runs the
 * call in a child. Its parked thread is the only one of an idle schedule.
 */
final class CallLoop implements ProcessFunction {
    private static final long MOST_FOR_AN_INTERRUPT = TimeUnit.SECONDS.toNanos(1);

    private final CallSource source;
    private final CallStart start;
    private final boolean overlapping;
    private final boolean stopOnFailure;
    private final CallFailures failures;
    private final AtomicReference<@Nullable Throwable> stoppedBy = new AtomicReference<>();

    CallLoop(
            CallSource source,
            CallStart start,
            boolean overlapping,
            boolean stopOnFailure,
            CallFailures failures) {
        this.source = source;
        this.start = start;
        this.overlapping = overlapping;
        this.stopOnFailure = stopOnFailure;
        this.failures = failures;
    }

    @Override
    public void run(GoProcess schedule) throws Exception {
        GoProcess parent = start.parentOfCalls(schedule);
        boolean interruptIsToCome = source.isInterrupted();
        try {
            interruptIsToCome &= callUntil(start.end(schedule), schedule, parent);
        } finally {
            if (parent != schedule) {
                parent.closeAsync();
                schedule.waitFor(parent);
            }
        }
        Throwable failure = stoppedBy.get();
        if (failure != null) {
            if (interruptIsToCome) {
                awaitInterrupt();
            }
            CallLoop.<RuntimeException>rethrow(failure);
        }
    }

    /** Makes calls until the end. Returns false if an interrupt ended it. */
    private boolean callUntil(Signal end, GoProcess schedule, GoProcess parent)
            throws InterruptedException {
        try {
            ProcessFunction due = source.next(end);
            while (due != null) {
                GoProcess call = start.under(parent, counted(schedule, due));
                if (!overlapping) {
                    // The schedule waits for its calls anyway; its function need not hold it too.
                    Signal.anyOf(call.closed(), end).await();
                }
                due = source.next(end);
            }
            return true;
        } catch (InterruptedException e) {
            // An interrupt ends the wait on a queue when the schedule closes.
            if (!end.isRaised()) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Waits for the interrupt if it is about to arrive. What a function throws with its interrupt
     * flag set counts as an answer to the interrupt and not as a failure. No interrupt arrives if
     * the library had no memory for the timer.
     */
    private static void awaitInterrupt() {
        long deadline = System.nanoTime() + MOST_FOR_AN_INTERRUPT;
        while (!Thread.interrupted() && deadline - System.nanoTime() > 0) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
    }

    private ProcessFunction counted(GoProcess schedule, ProcessFunction function) {
        return call -> {
            try {
                function.run(call);
            } catch (Throwable e) {
                if (isRefusedAsItCloses(schedule, e)) {
                    return; // the call only learned that its time is over
                }
                // Counted now, so that a thread that sees the call closed sees the new count.
                if (!answersTheClose(call, e)) {
                    failures.add(e);
                    if (stopOnFailure) {
                        stop(schedule, e);
                    }
                }
                throw e;
            }
        };
    }

    private boolean answersTheClose(GoProcess call, Throwable thrown) {
        return start.interrupts() && call.closing().isRaised() && InterruptAnswer.is(thrown);
    }

    private static boolean isRefusedAsItCloses(GoProcess schedule, Throwable thrown) {
        return thrown instanceof RefusedException refused
                && refused.isAnswerToClosing()
                && refused.refuser().closing().isRaised()
                && schedule.closing().isRaised();
    }

    /**
     * Stops the schedule because of a failure. If the schedule is already closing, the failure does
     * not count.
     */
    private void stop(GoProcess schedule, Throwable failure) {
        if (!schedule.closing().isRaised()
                && stoppedBy.compareAndSet(null, asFailure(schedule, failure))) {
            schedule.closeAsync();
        }
    }

    /** Wraps a refusal, which would not count as a failure once the schedule is closing. */
    private static Throwable asFailure(GoProcess schedule, Throwable thrown) {
        return thrown instanceof RefusedException
                ? new IllegalStateException("A call was refused while it ran: " + schedule, thrown)
                : thrown;
    }

    /** Throws a throwable unchanged, even if the method does not declare it. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
