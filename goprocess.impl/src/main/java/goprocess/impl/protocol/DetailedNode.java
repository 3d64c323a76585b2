package goprocess.impl.protocol;

import goprocess.api.Teardown;

import org.jspecify.annotations.Nullable;

/**
 * What a node keeps beside its links: its teardown, what has failed, those who wait for it, and
 * what only a few nodes have, its {@link Details}. All of it is guarded by the lock of the node. A
 * field that holds one thing or another has one reader here. Nothing here makes a transition;
 * {@link Node} tells the protocol.
 */
public abstract class DetailedNode extends LinkedNode {
    /** Stands for who ran a teardown that has ended, until what it threw is kept. */
    static final Object ENDED = new Object();

    /** The {@link Teardown} until it begins; then who runs it; then null. */
    @Nullable Object teardown;

    /** {@link Notes} or null; what has failed instead, if there is no need for more. */
    @Nullable Object details;

    /** Those who wait for this node to be closed. */
    @Nullable Waiter closedWaiters;

    // ---- details ----

    /** Null where there are none. The lock is held, or nobody shares the node yet. */
    public final @Nullable Details detailsLocked() {
        return details instanceof Details own ? own : null;
    }

    /**
     * As {@link #detailsLocked}, for what was put there before the node was shared: once there are
     * details, they stay until it is closed.
     */
    protected final @Nullable Details detailsFromTheBeginning() {
        return details instanceof Details own ? own : null;
    }

    /** As {@link #detailsLocked}, of whatever there is. */
    public final @Nullable Notes notesLocked() {
        return details instanceof Notes own ? own : null;
    }

    /** What has failed so far, for {@link Failure} to read. The lock is held, or it is closed. */
    public final @Nullable Object failureLocked() {
        return details instanceof Notes own ? own.failure : details;
    }

    /** Details for a node that has none yet take over what it has. */
    private Details attachLocked(Details spare) {
        if (details instanceof Details own) {
            return own;
        }
        if (details instanceof Notes fewer) {
            spare.takeOver(fewer);
        } else {
            spare.failure = details;
        }
        details = spare;
        return spare;
    }

    /** Attaches details to a node that nobody shares yet. */
    protected final Details attach() {
        return attachLocked(newDetails());
    }

    private static Details newDetails() {
        Observer observer = Observer.Installed.OBSERVER;
        return observer == null ? new Details() : observer.details();
    }

    /** Called before this node gets anything that its close may wait for. */
    public final void ensureDetails() {
        // Read without the lock: once there are details, there are until it is closed.
        if (Observer.Installed.OBSERVER != null && !(details instanceof Details)) {
            Details spare = newDetails();
            int s = lock();
            if (phase(s) < ENDING) { // from then on the observer reads them without the lock
                attachLocked(spare);
            }
            unlock(s);
        }
    }

    /** The teardown that has not begun. The lock is held. */
    public final @Nullable Teardown teardownLocked() {
        return teardown instanceof Teardown waiting ? waiting : null;
    }

    /** Who runs the teardown. The lock is held. */
    public final @Nullable Object teardownRunnerLocked() {
        return teardown instanceof Teardown || teardown == ENDED ? null : teardown;
    }

    /** The newest of those who wait for it to be closed. The lock is held. */
    public final @Nullable Waiter closedWaitersLocked() {
        return closedWaiters;
    }

    /** The first one of the callbacks that hold up its teardown. The lock is held. */
    public final @Nullable Callbacks gatesLocked() {
        return details instanceof Details own ? own.gates : null;
    }

    // ---- failures ----

    /**
     * A failure of another process is one of this, too, unless this has closed.
     *
     * @return whether it was not known before
     */
    final boolean takeFailure(Throwable handed) {
        while (true) {
            int s = lock();
            Object before = failureLocked();
            boolean takes = takesFailuresLocked(s);
            unlock(s);
            Object after = takes ? Failure.withHanded(before, handed) : before;
            if (after == null || after == before) {
                return false;
            }
            if (replaceFailure(before, after)) {
                return true;
            }
        }
    }

    /** Until it is closed, or its observer is about to be told what has failed. */
    final boolean takesFailuresLocked(int s) {
        return phase(s) < ENDING || (phase(s) == ENDING && teardown != null);
    }

    final boolean replaceFailure(@Nullable Object before, Object after) {
        int s = lock();
        boolean same = failureLocked() == before && takesFailuresLocked(s);
        if (same) {
            setFailureLocked(after);
        }
        unlock(s);
        return same;
    }

    private void setFailureLocked(@Nullable Object failure) {
        if (details instanceof Notes own) {
            own.failure = failure;
        } else {
            details = failure;
        }
    }

    // ---- teardown ----

    /** What became of a teardown that was given later. */
    public enum Kept {
        KEPT,
        /** There is one already. */
        SECOND,
        /** Its time has passed, and the caller has to run it. */
        TOO_LATE
    }

    public final Kept keepTeardown(Teardown given) {
        ensureDetails();
        int s = lock();
        if ((s & TEARDOWN_SET) != 0) {
            unlock(s);
            return Kept.SECOND;
        }
        boolean kept = phase(s) < ENDING;
        if (kept) {
            teardown = given;
        }
        unlock(s | TEARDOWN_SET);
        return kept ? Kept.KEPT : Kept.TOO_LATE;
    }

    // ---- waiters ----

    /**
     * Enters a waiter, unless what it waits for has happened.
     *
     * @return whether it was entered. A callback that was not is the caller's to run; it holds up
     *     the teardown until {@link Node#openGate}, where that has not begun
     */
    public final boolean register(Waiter waiter) {
        return waiter.moment == Moment.CLOSED
                ? registerForClosed(waiter)
                : registerWithDetails(waiter, newDetails());
    }

    private boolean registerForClosed(Waiter waiter) {
        int s = lock();
        boolean entered = phase(s) < CLOSED;
        if (entered) {
            waiter.addTo(closedWaiters);
            closedWaiters = waiter;
        }
        unlock(entered && waiter.isEarly() ? s | TIED : s);
        return entered;
    }

    private boolean registerWithDetails(Waiter waiter, Details spare) {
        int s = lock();
        boolean entered = !isRaised(waiter.moment, s);
        if (entered) {
            attachLocked(spare).add(waiter);
        } else if (phase(s) < ENDING && waiter instanceof Callbacks callback) {
            pending++;
            Details own = attachLocked(spare);
            own.openGates++;
            own.addGate(callback);
        }
        unlock(s);
        return entered;
    }

    /** Takes a waiter back. Nothing is to be done once its list was taken by a cascade. */
    public final void unregister(Waiter waiter) {
        int s = lock();
        if (waiter.listed && !isRaised(waiter.moment, s)) {
            if (waiter.moment == Moment.CLOSED) {
                closedWaiters = waiter.removeFrom(closedWaiters);
            } else if (details instanceof Details own) {
                own.remove(waiter);
            }
        }
        unlock(s);
    }

    /** Notes the first of a row of callbacks as the gate that is counted for them. */
    final void nameGate(Callbacks first) {
        if (first.moment == Moment.CLOSED) {
            return;
        }
        int s = lock();
        Details own = detailsLocked();
        if (own != null && phase(s) != CLOSED) {
            own.addGate(first);
        }
        unlock(s);
    }
}
