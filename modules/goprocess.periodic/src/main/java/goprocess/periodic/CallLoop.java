package goprocess.periodic;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The function of a schedule: it waits until a call is due and runs it in a child, until the
 * schedule closes. The thread it parks is the only one that an idle schedule has.
 */
final class CallLoop implements ProcessFunction {
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
        Signal closing = schedule.closing();
        try {
            ProcessFunction due = source.next(closing);
            while (due != null) {
                GoProcess call = start.under(schedule, counted(schedule, due));
                if (!overlapping) {
                    // The schedule waits for its calls anyway; its function need not hold it too.
                    Signal.anyOf(call.closed(), closing).await();
                }
                due = source.next(closing);
            }
        } catch (InterruptedException e) {
            // This is how a wait on a queue learns of the close.
            if (!closing.isRaised()) {
                throw e;
            }
        }
        Throwable failure = stoppedBy.get();
        if (failure != null) {
            CallLoop.<RuntimeException>rethrow(failure);
        }
    }

    private ProcessFunction counted(GoProcess schedule, ProcessFunction function) {
        return call -> {
            try {
                function.run(call);
            } catch (Throwable e) {
                // Now, so that whoever sees the call closed sees it counted.
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

    /** What a call throws because its schedule is closing already has not stopped it. */
    private void stop(GoProcess schedule, Throwable failure) {
        if (!schedule.closing().isRaised() && stoppedBy.compareAndSet(null, failure)) {
            schedule.closeAsync();
        }
    }

    /** A function may throw what it did not declare; it goes on as it is. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }
}
