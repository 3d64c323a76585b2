package goprocess.verification.random;

import java.util.Set;

/** Performs the steps of one place. */
final class Performer {
    private static final Set<Verb> WAITING =
            Set.of(Verb.CLOSE, Verb.CLOSE_AFTER_CHILDREN, Verb.ERR);
    private static final Set<Verb> LINKING =
            Set.of(Verb.ADD_CHILD, Verb.ADD_CHILD_NO_WAIT, Verb.WAIT_FOR);

    private final Trial trial;
    private final Performance performance;
    private final Place place;

    /** The process whose code it is; null for a thread of the trial. */
    private final Member owner;

    Performer(Trial trial, Performance performance) {
        this.trial = trial;
        this.performance = performance;
        this.place = performance.place;
        this.owner =
                place.isOwned() || place.isCallback()
                        ? trial.script().members[place.number()]
                        : null;
    }

    /**
     * Returns what the user code is to throw, or null. The caller ends the performance, when what
     * follows from it is written down.
     */
    Throwable perform() {
        performance.begin();
        try {
            for (int i = 0; i < performance.steps.size(); i++) {
                performance.at = i;
                perform(performance.steps.get(i));
            }
            return null;
        } catch (Throwable e) {
            boolean answersInterrupt =
                    e instanceof InterruptedException
                            && place.kind() == Place.Kind.FUNCTION
                            && owner.making.isInterrupted();
            if (!(e instanceof Planned) && !answersInterrupt) {
                trial.violated("in " + performance + " something unexpected was thrown", e);
            }
            return e;
        }
    }

    private void perform(Step step) throws Exception {
        Member member = trial.script().opened(step.process());
        OwnActs own = new OwnActs(performance, owner);
        switch (step.verb()) {
            case SPIN -> spin(step.process());
            case THROW -> own.fail(new Planned.Checked());
            case THROW_ERROR -> own.fail(new Planned.Fatal());
            case THROW_AGAIN -> own.failAgain();
            case HOLD -> {
                if (!isLate()) {
                    own.hold();
                }
            }
            case AWAIT_CLOSING -> own.awaitClosing();
            case OPEN -> {
                if (step.process() < trial.script().members.length) {
                    Opening.open(trial, trial.script().members[step.process()]);
                }
            }
            default -> {
                if (member != null) {
                    call(step.verb(), member, trial.script().opened(step.other()));
                }
            }
        }
    }

    private void call(Verb verb, Member member, Member other) {
        Calls calls = new Calls(trial, performance);
        if (verb == Verb.CLOSE_IN_TIME) {
            callInTime(calls, member);
        } else if (WAITING.contains(verb)) {
            callThatWaits(calls, verb, member);
        } else if (!LINKING.contains(verb)) {
            calls.call(verb, member);
        } else if (other != null && other != member) {
            Linking.make(trial, verb, member, other);
        }
    }

    /** Calls it only where it is known whether it returns or is a deadlock. */
    private void callThatWaits(Calls calls, Verb verb, Member member) {
        if (place.isCallback() && !isLate()) {
            calls.withoutWaiting(verb, member);
        } else if (place.kind() == Place.Kind.CLOSER) {
            calls.waiting(verb, member);
        } else if (place.isOwned() && !isLate()) {
            if (member.number > owner.number) {
                calls.waiting(verb, member);
            } else if (Below.waits(member, owner)) {
                calls.deadlocked(verb, member);
            } else {
                calls.call(Verb.CLOSE_ASYNC, member);
            }
        } else {
            calls.call(Verb.CLOSE_ASYNC, member);
        }
    }

    private void callInTime(Calls calls, Member member) {
        if (isLate()) {
            calls.call(Verb.CLOSE_ASYNC, member);
        } else if (place.isOwned() && Below.waits(member, owner)) {
            calls.deadlocked(Verb.CLOSE_IN_TIME, member);
        } else {
            // A callback may be called in a function, since its moment may have come before.
            boolean mayBeAbove = owner != null && member.number <= owner.number;
            calls.inTime(member, mayBeAbove || place.isCallback());
        }
    }

    /** A late teardown is run by its setter, wherever that is: it must not wait for anything. */
    private boolean isLate() {
        return place.kind() == Place.Kind.TEARDOWN && !owner.keepsTeardown;
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }
}
