package goprocess.verification.random;

import goprocess.api.Signal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The steps of one place, performed at most once in a trial, and how far they have come. */
final class Performance {
    final Place place;
    final List<Step> steps;

    /** Counts when any performance of the trial begins, ends, stands still or goes on. */
    private final AtomicLong moves;

    volatile boolean started;
    volatile boolean ended;
    volatile int at;

    private volatile Wait wait;

    // Of callbacks only.
    private final AtomicBoolean claimed = new AtomicBoolean();
    volatile boolean registered;
    volatile boolean cancelled;

    /** It was registered while the process was running: so the teardown comes after it. */
    volatile boolean firm;

    volatile Signal.Registration registration;

    /**
     * A reason to stand still.
     *
     * @param kind for what
     * @param member of which process
     */
    record Wait(Kind kind, Member member) {
        enum Kind {
            CLOSING,
            CLOSED,
            HOLD
        }
    }

    Performance(Place place, List<Step> steps, AtomicLong moves) {
        this.place = place;
        this.steps = steps;
        this.moves = moves;
    }

    /** A callback is registered once. True for the first who asks. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    void begin() {
        started = true;
        moves.incrementAndGet();
    }

    void end() {
        ended = true;
        moves.incrementAndGet();
    }

    void standStill(Wait.Kind kind, Member member) {
        wait = new Wait(kind, member);
        moves.incrementAndGet();
    }

    void goOn() {
        wait = null;
        moves.incrementAndGet();
    }

    /** What it may wait for now, or null. */
    Wait currentWait() {
        return wait;
    }

    @Override
    public String toString() {
        Wait now = wait;
        return place
                + (started ? ended ? " (ended)" : " at step " + at : " (not begun)")
                + (now == null ? "" : " waiting for " + now.kind() + " of " + now.member().number);
    }
}
