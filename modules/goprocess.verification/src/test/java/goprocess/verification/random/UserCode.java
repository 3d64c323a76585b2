package goprocess.verification.random;

import goprocess.api.GoProcess;
import goprocess.api.State;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What functions, teardowns and callbacks do: first they check what must be true when they begin,
 * then they perform their steps.
 *
 * <p>The checks read plain fields before anything that could order the threads but the library. The
 * last thing that user code does before it returns is to write such a field.
 */
final class UserCode {
    private UserCode() {}

    static void function(Trial trial, Member member, GoProcess self, Runnable recording)
            throws Exception {
        if (!member.prepared) {
            trial.violated("what preceded its opening is not visible to the function of " + member);
        }
        once(trial, member, member.functionRuns, "function");
        recording.run();
        if (self.state() == State.CLOSED) {
            trial.violated(member + " is closed though its function has not ended");
        }
        Throwable thrown = performed(trial, member.function);
        boolean answersInterrupt =
                member.making.isInterrupted() && thrown instanceof InterruptedException;
        if (answersInterrupt) {
            Outcome.FUNCTION_INTERRUPTED.met();
        } else {
            member.mayBeAnswer = thrown != null && member.making.isInterrupted();
            member.functionFailure = thrown;
        }
        if (self.state() == State.CLOSED) {
            trial.violated(member + " closed before its function ended");
        }
        member.functionEnded = true;
        member.function.end();
        member.functionDone = true;
        rethrow(thrown);
    }

    /** A teardown that was given before its time. */
    static void teardown(Trial trial, Member member) throws Exception {
        if (!member.prepared) {
            trial.violated("what preceded its opening is not visible to the teardown of " + member);
        }
        checkWhatItWaitedFor(trial, member, member.process != null);
        once(trial, member, member.teardownRuns, "teardown");
        if (Thread.currentThread().isInterrupted()) {
            trial.violated("the teardown of " + member + " begins with the interrupt flag set");
        }
        GoProcess process = member.process;
        if (process != null && process.state() != State.CLOSING) {
            trial.violated("the teardown of " + member + " runs though it is not closing");
        }
        Throwable thrown = performed(trial, member.teardown);
        member.teardownFailure = thrown;
        if (process != null && process.state() != State.CLOSING) {
            trial.violated(member + " did not wait for the end of its teardown");
        }
        member.teardownEnded = true;
        member.teardown.end();
        member.teardownDone = true;
        rethrow(thrown);
    }

    /** A teardown that its setter runs at once, since its time has passed. */
    static void lateTeardown(Trial trial, Member member) throws Exception {
        checkWhatItWaitedFor(trial, member, true);
        once(trial, member, member.teardownRuns, "teardown");
        if (!trial.mayRefuseLinks(member)) {
            trial.violated(
                    "the teardown of " + member + " ran at once though its time was to come");
        }
        Throwable thrown = performed(trial, member.teardown);
        member.lateFailure = thrown;
        member.teardownEnded = true;
        member.teardown.end();
        rethrow(thrown);
    }

    private static void checkWhatItWaitedFor(Trial trial, Member member, boolean isRecorded) {
        if (member.making.hasFunction() && isRecorded && !member.functionDone) {
            trial.violated("the teardown of " + member + " does not see what its function did");
        }
        member.teardownBegan = true; // before the look at the links: Trial.linkedToWait
        for (Member.Waited waited : member.waits) {
            if (!waited.to().showsItsWork()) {
                trial.violated(
                        "the teardown of " + member + " does not see what " + waited.to() + " did");
            }
            trial.checkWaitedFor(member, waited.to());
        }
        for (Member child : member.closes) {
            if (child.isRunning()) {
                trial.violated(
                        "the teardown of " + member + " began before " + child + " was told");
            }
        }
        if (member.onClosing.firm && !member.onClosing.cancelled && !member.onClosing.ended) {
            trial.violated("the teardown of " + member + " began before its callback had returned");
        }
    }

    static void closing(Trial trial, Member member) {
        if (member.isRunning()) {
            trial.violated("the callback came though " + member + " is not closing");
        }
        if (member.onClosing.firm) {
            Below.checkIsClosing(trial, member);
        }
        callback(trial, member, member.onClosing, member.closingRuns);
    }

    static void closed(Trial trial, Member member) {
        if (!member.showsItsWork()) {
            trial.violated("a callback does not see what " + member + " did");
        }
        if (!member.isClosed()) {
            trial.violated("the callback came though " + member + " is not closed");
        }
        callback(trial, member, member.onClosed, member.closedRuns);
    }

    private static void callback(
            Trial trial, Member member, Performance performance, AtomicInteger runs) {
        once(trial, member, runs, "callback");
        Throwable thrown = performed(trial, performance);
        performance.end();
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }

    private static void once(Trial trial, Member member, AtomicInteger runs, String what) {
        if (runs.incrementAndGet() > 1) {
            trial.violated("the " + what + " of " + member + " runs once more");
        }
    }

    private static Throwable performed(Trial trial, Performance performance) {
        return new Performer(trial, performance).perform();
    }

    private static void rethrow(Throwable thrown) throws Exception {
        if (thrown instanceof Exception e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}
