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
 * The function of a schedule: it waits until a call is due and runs it in a child, until the
 * schedule closes. The thread it parks is the only one that an idle schedule has.
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

    /** Whether it ended without an interrupt. */
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
            // This is how a wait on a queue learns of the close.
            if (!end.isRaised()) {
                throw e;
            }
            return false;
        }
    }

    /**
     * What a function throws with the flag of its interrupt set is taken as the answer to that, and
     * for no failure. So it is waited for, if it is on its way; it is not where the library had no
     * memory for its timer.
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
                    return; // it has only learned that its time is over
                }
                // Now, so that a thread that sees the call closed sees it counted.
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
                && refused.refuser().closing().isRaised()
                && schedule.closing().isRaised();
    }

    /** What a call throws because its schedule is closing already has not stopped it. */
    private void stop(GoProcess schedule, Throwable failure) {
        if (!schedule.closing().isRaised()
                && stoppedBy.compareAndSet(null, asFailure(schedule, failure))) {
            schedule.closeAsync();
        }
    }

    /** Once the schedule closes, a refusal that it threw would be taken as the answer to that. */
    private static Throwable asFailure(GoProcess schedule, Throwable thrown) {
        return thrown instanceof RefusedException
                ? new IllegalStateException("A call was refused while it ran: " + schedule, thrown)
                : thrown;
    }

    /** A function may throw what it did not declare; it goes on as it is. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
