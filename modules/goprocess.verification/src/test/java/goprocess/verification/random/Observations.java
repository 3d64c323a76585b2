package goprocess.verification.random;

import goprocess.api.State;

import java.util.Optional;

/** What is seen of a process from outside, at any time: what must be true at every moment. */
final class Observations {
    private Observations() {}

    static void at(Trial trial, Member member) {
        State before = member.seen;
        State state = member.process.state();
        if (state.compareTo(before) < 0) {
            trial.violated(member + " went back from " + before + " to " + state);
        }
        member.seen = state;
        if (state != State.RUNNING && !member.process.closing().isRaised()) {
            trial.violated(member + " was seen " + state + ", and its closing is not raised");
        }
        if (state == State.CLOSED) {
            closed(trial, member);
        }
    }

    private static void closed(Trial trial, Member member) {
        if (!member.showsItsWork()) {
            trial.violated("who saw that " + member + " does not see what it did");
        }
        if (!member.isClosed()) {
            trial.violated(member + " was seen closed, and its signal is not raised");
        }
        for (Member.Waited waited : member.waits) {
            trial.checkWaitedFor(member, waited.to());
        }
        Optional<Throwable> failure = member.process.errNow();
        if (!member.mayHaveFailedWith(failure.orElse(null))) {
            trial.violated(member + " closed with " + failure);
        }
    }
}
