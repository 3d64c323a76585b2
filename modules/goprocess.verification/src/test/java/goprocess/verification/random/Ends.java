package goprocess.verification.random;

import goprocess.api.State;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What must be true when a trial is over. */
final class Ends {
    private final Trial trial;

    private Ends(Trial trial) {
        this.trial = trial;
    }

    static void check(Trial trial) {
        Ends ends = new Ends(trial);
        for (Member member : trial.script().members) {
            if (member.isOpened() && member.process.closed().isRaised()) {
                FailureLog.awaitWritten(member.process);
                break;
            }
        }
        for (Member member : trial.script().members) {
            ends.checkRuns(member);
            if (member.isOpened()) {
                ends.checkClosed(member);
                ends.checkFailures(member);
                ends.checkLetGo(member);
            }
        }
    }

    private void checkRuns(Member member) {
        boolean opened = member.isOpened();
        expect(member, "function", opened && member.making.hasFunction(), member.functionRuns);
        expect(member, "teardown", opened && member.teardownsGiven.get() > 0, member.teardownRuns);
        expectCallback(member, member.onClosing, member.closingRuns);
        expectCallback(member, member.onClosed, member.closedRuns);
    }

    private void expectCallback(Member member, Performance callback, AtomicInteger runs) {
        if (!callback.cancelled) {
            expect(member, "callback", callback.registered, runs);
        }
    }

    private void expect(Member member, String what, boolean once, AtomicInteger runs) {
        if (runs.get() != (once ? 1 : 0)) {
            trial.violated("the " + what + " of " + member + " ran " + runs + " times");
        }
    }

    private void checkClosed(Member member) {
        if (member.process.state() != State.CLOSED || !member.process.closing().isRaised()) {
            trial.violated(member + " is not closed");
            return;
        }
        Observations.at(trial, member);
    }

    private void checkFailures(Member member) {
        Throwable err = member.process.errNow().orElse(null);
        boolean isAnswer = member.mayBeAnswer && err != member.functionFailure;
        Throwable function = isAnswer ? null : member.functionFailure;
        Throwable teardown = member.teardownFailure;
        if (!member.mayHaveFailedWith(err)) {
            trial.violated(member + " has the wrong err()", err);
        }
        if (function != null) {
            boolean both = teardown != null && teardown != function;
            if (both) {
                Outcome.FAILURE_SUPPRESSED.met();
            }
            List<Throwable> suppressed = both ? List.of(teardown) : List.of();
            if (!List.of(function.getSuppressed()).equals(suppressed)) {
                trial.violated(member + " suppresses the wrong failures", function);
            }
        }
        if (member.hasFailed() && !member.fails.isEmpty()) {
            Outcome.FAILURE_CLOSED_OTHERS.met();
        }
        checkLogged(member, function);
        checkLogged(member, teardown);
        checkLogged(member, member.lateFailure);
    }

    private void checkLogged(Member member, Throwable failure) {
        if (member.mayBeAnswer && failure == member.functionFailure) {
            return; // what a teardown threw again may have been logged that one time only
        }
        if (failure instanceof Planned planned
                && planned.logged().get() != planned.thrown().get()) {
            trial.violated(
                    "a failure of "
                            + member
                            + " was thrown "
                            + planned.thrown()
                            + " times and logged "
                            + planned.logged());
        }
    }

    private void checkLetGo(Member member) {
        ProcessNode node = ProcessProvider.installed().node(member.process);
        if (!node.waits().isEmpty()) {
            trial.violated(member + " has kept waiting threads: " + node.waits());
        }
        ProcessNode.Look look = node.look();
        if (look.waitsFor() != 0
                || look.function() != null
                || look.teardown() != null
                || look.hasTeardown()) {
            trial.violated(member + " has kept something: " + look);
        }
    }
}
