package goprocess.verification.random;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.State;
import goprocess.verification.random.Performance.Wait;

import java.time.Duration;

/**
 * Calls the library, keeps what was asked and granted, and checks what the call itself promises.
 */
final class Calls {
    /** Long enough for others to begin a wait meanwhile, and short enough for many. */
    private static final Duration MOMENT = Duration.ofNanos(200_000);

    private final Trial trial;
    private final Performance performance;

    Calls(Trial trial, Performance performance) {
        this.trial = trial;
        this.performance = performance;
    }

    // ---- calls that return soon, whatever others do ----

    void call(Verb verb, Member member) {
        switch (verb) {
            case CLOSE_ASYNC -> {
                member.called = true;
                member.process.closeAsync();
                checkIsClosing(member);
            }
            case CLOSE_ALONE -> {
                boolean wasRunning = member.isRunning();
                call(Verb.CLOSE_ASYNC, member);
                if (wasRunning) {
                    Below.checkIsClosing(trial, member);
                }
            }
            case CLOSE_AT_ONCE -> close(member, Duration.ZERO, Outcome.CLOSE_TIMED_OUT);
            case SET_TEARDOWN -> new LateTeardown(trial, member).set();
            case ON_CLOSING -> Callbacks.register(trial, member, true);
            case ON_CLOSED -> Callbacks.register(trial, member, false);
            case CANCEL -> Callbacks.cancel(member);
            case LOOK -> Observations.at(trial, member);
            case LET_GO -> member.hold.countDown();
            default -> throw new AssertionError(verb);
        }
    }

    /**
     * A wait that ends: nobody's wait is a deadlock because of it.
     *
     * @param mayBeRefused whether the process may wait for the caller by links
     */
    void inTime(Member member, boolean mayBeRefused) {
        try {
            close(member, MOMENT, Outcome.WAIT_TIMED_OUT);
        } catch (DeadlockException e) {
            if (!mayBeRefused) {
                throw e;
            }
            checkIsClosing(member);
        }
    }

    private void close(Member member, Duration timeout, Outcome timedOut) {
        member.called = true;
        boolean wasClosed = member.isClosed();
        try {
            member.process.close(timeout);
            checkReturn(member);
        } catch (CloseTimeoutException e) {
            timedOut.met();
            if (wasClosed) {
                trial.violated(member + " timed out though it is closed", e);
            }
        } catch (CloseException e) {
            checkFailure(member, e);
        }
        checkIsClosing(member);
    }

    private void checkIsClosing(Member member) {
        if (member.isRunning()) {
            trial.violated(member + " was closed and goes on");
        }
    }

    // ---- calls that wait ----

    /** Nothing forbids to wait here. */
    void waiting(Verb verb, Member member) {
        note(verb, member); // first: else nothing seems to move, and this is yet to come
        performance.standStill(Wait.Kind.CLOSED, member);
        try {
            ask(verb, member);
        } catch (CloseException e) {
            checkFailure(member, e);
        } finally {
            performance.goOn();
        }
    }

    /** The caller is something that the process waits for. */
    void deadlocked(Verb verb, Member member) {
        note(verb, member);
        try {
            ask(verb, member);
            trial.violated(performance + " waited for itself by way of " + member);
        } catch (DeadlockException e) {
            Outcome.DEADLOCK_FOUND.met();
            checkAsked(verb, member);
        } catch (CloseException e) {
            trial.violated(member + " closed though it waits for " + performance, e);
        }
    }

    /**
     * The caller is in a callback. That may wait, but not here: it would hold up its process, and
     * the model of what must happen knows nothing of it. What has closed already is asked.
     */
    void withoutWaiting(Verb verb, Member member) {
        if (member.isClosed()) {
            waiting(verb, member);
        } else if (verb == Verb.CLOSE) {
            call(Verb.CLOSE_ASYNC, member);
        }
    }

    private static void note(Verb verb, Member member) {
        if (verb == Verb.CLOSE || verb == Verb.CLOSE_IN_TIME) {
            member.called = true;
        } else if (verb == Verb.CLOSE_AFTER_CHILDREN) {
            member.wished = true;
        }
    }

    private void ask(Verb verb, Member member) {
        GoProcess process = member.process;
        if (verb == Verb.ERR) {
            Throwable failure = process.err().orElse(null);
            if (!member.mayHaveFailedWith(failure)) {
                trial.violated(member + " has the failure " + failure, failure);
            }
        } else if (verb == Verb.CLOSE_IN_TIME) {
            process.close(MOMENT);
            checkReturn(member);
        } else if (verb == Verb.CLOSE) {
            process.close();
            checkReturn(member);
        } else {
            process.closeAfterChildren();
            checkReturn(member);
        }
    }

    /** The call does not wait, but it has begun what it was to begin. */
    private void checkAsked(Verb verb, Member member) {
        if (verb == Verb.CLOSE || verb == Verb.CLOSE_IN_TIME) {
            checkIsClosing(member);
        }
    }

    private void checkReturn(Member member) {
        if (!member.showsItsWork()) {
            trial.violated("who closed " + member + " does not see what it did");
        }
        if (member.process.state() != State.CLOSED) {
            trial.violated("the close of " + member + " returned too early");
        }
        if (!member.mayHaveFailedWith(null)) {
            trial.violated("the close of " + member + " hides a failure");
        }
    }

    private void checkFailure(Member member, CloseException e) {
        Outcome.CLOSE_FAILED.met();
        if (!member.isClosed() || !member.mayHaveFailedWith(e.getCause())) {
            trial.violated("the close of " + member + " fails with something else", e);
        }
    }
}
