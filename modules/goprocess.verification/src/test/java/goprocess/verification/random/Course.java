package goprocess.verification.random;

import goprocess.api.State;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * The course of a trial. First its threads do what they do, and some code holds; then all are let
 * go; then what is still open is closed. After each part, when nothing moves, the library must be
 * where the model is.
 */
final class Course {
    private static final Executor PLATFORM =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("closer").factory());
    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    /** How many are closed alone before the rest is. */
    private static final int ALONE = 3;

    private final Trial trial;
    private final Script script;
    private final CountDownLatch opened = new CountDownLatch(1);

    private Course(Trial trial) {
        this.trial = trial;
        this.script = trial.script();
    }

    /** Performs the plan, and returns what went wrong. */
    static List<String> run(Trial trial) {
        new Course(trial).run();
        return trial.violations();
    }

    private void run() {
        try {
            PLATFORM.execute(
                    () -> {
                        perform(script.opener);
                        opened.countDown();
                    });
            for (Performance closer : script.closers) {
                executor(closer).execute(() -> close(closer));
            }
            settle();
            ShownLinks.check(trial);
            letAllGo();
            settle();
            finish();
            ShownLinks.check(trial);
            Ends.check(trial);
        } catch (Patience.Hang e) {
            trial.violated("it hangs: " + e.getMessage());
            VIRTUAL.execute(this::giveUp);
        }
    }

    private void perform(Performance performance) {
        new Performer(trial, performance).perform();
        performance.end();
    }

    private static Executor executor(Performance closer) {
        return closer.place.number() % 2 == 0 ? PLATFORM : VIRTUAL;
    }

    private void close(Performance closer) {
        try {
            opened.await();
            perform(closer);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until nothing moves, and compares. */
    private void settle() {
        Model must = Quiet.await(script, trial.patience());
        Map<Member, State> states = new LinkedHashMap<>();
        for (Member member : script.members) {
            if (member.isOpened()) {
                states.put(member, member.process.state());
            }
        }
        // Taken after the states: what may happen, and need not, can still be on its way.
        Model may = Model.ofWhatMay(script.members);
        states.forEach((member, state) -> compare(member, state, must, may));
    }

    private void compare(Member member, State state, Model must, Model may) {
        boolean tooFar =
                (state != State.RUNNING && !may.isClosing(member))
                        || (state == State.CLOSED && !may.isClosed(member));
        boolean notFarEnough =
                (state == State.RUNNING && must.isClosing(member))
                        || (state != State.CLOSED && must.isClosed(member));
        if (state == State.CLOSING) {
            Outcome.CLOSE_HELD.met();
        } else if (state == State.RUNNING && member.wished) {
            Outcome.WISH_HELD.met();
        }
        if (tooFar || notFarEnough) {
            trial.violated(member + " has come too " + (tooFar ? "far" : "short"));
        }
    }

    private void letAllGo() {
        for (Member member : script.members) {
            member.hold.countDown();
        }
    }

    /** Closes what is open, first one by one. What is closed may open others. */
    private void finish() {
        for (int round = 0; round < ALONE + script.members.length; round++) {
            List<Step> closes = new ArrayList<>();
            for (Member member : script.members) {
                if (member.isOpened() && !member.isClosed()) {
                    Place place = new Place(Place.Kind.FINISHER, round);
                    closes.add(new Step(place, Verb.CLOSE_ALONE, member.number, 0));
                }
            }
            if (closes.isEmpty()) {
                return;
            }
            finish(
                    round,
                    round < ALONE ? List.of(closes.get(closes.size() / (round + 2))) : closes);
        }
    }

    private void finish(int number, List<Step> steps) {
        Performance finisher = script.add(new Place(Place.Kind.FINISHER, number), steps);
        PLATFORM.execute(() -> perform(finisher));
        settle();
    }

    private void giveUp() {
        letAllGo();
        opened.countDown();
        for (Member member : script.members) {
            if (member.isOpened()) {
                member.process.closeAsync();
            }
        }
    }
}
