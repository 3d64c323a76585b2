package goprocess.impl.protocol;

import goprocess.api.Teardown;

import org.jspecify.annotations.Nullable;

/**
 * What a node keeps beside its links: its teardown, what has failed, those who wait for it, and
 * what only a few nodes have, its {@link Details}. All of it is guarded by the lock of the node. A
 * field that holds one thing or another has one reader here. Nothing here makes a transition;
 * {@link Node} describes the protocol.
 */
public abstract class DetailedNode extends LinkedNode {
    /** Replaces the runner of a teardown that has ended, until its failure is stored. */
    static final Object ENDED = new Object();

    /**
     * The {@link Teardown}, no thread, until it begins; then the thread that runs it; then null.
     */
    @Nullable Object teardown;

    /** {@link Notes} or null; if only a failure has to be stored, the failure itself. */
    private @Nullable Object details;

    /** The waiters until this node is closed. */
    @Nullable Waiter closedWaiters;

    // ---- details ----

    /** Null if there are none. The lock is held, or the node is not shared yet. */
    public final @Nullable Details detailsLocked() {
        return details instanceof Details own ? own : null;
    }

    /**
     * Like {@link #detailsLocked}, for details that were attached before the node was shared. Once
     * there are details, they stay until the node is closed.
     */
    protected final @Nullable Details detailsFromTheBeginning() {
        return detailsLocked();
    }

    /** Like {@link #detailsLocked}, for notes of any kind. */
    public final @Nullable Notes notesLocked() {
        return details instanceof Notes own ? own : null;
    }

    /** What has failed so far, for {@link Failure} to read. The lock is held, or it is closed. */
    public final @Nullable Object failureLocked() {
        Notes own = notesLocked();
        return own != null ? own.failure : details;
    }

    /** The notes of a node that is not shared yet. */
    final void beginWith(Notes notes) {
        details = notes;
    }

    /** Attaches details to a node that has none yet; they copy what the node has. */
    private Details attachLocked(Details spare) {
        Details own = detailsLocked();
        if (own != null) {
            return own;
        }
        Notes fewer = notesLocked();
        if (fewer != null) {
            spare.takeOver(fewer);
        } else {
            spare.failure = details;
        }
        details = spare;
        return spare;
    }

    /** Attaches details to a node that is not shared yet. */
    protected final Details attach() {
        return attachLocked(newDetails());
    }

    private static Details newDetails() {
        return Observer.Installed.details();
    }

    /** Called before this node gets anything that its close may wait for. */
    public final void ensureDetails() {
        // Read without the lock: once there are details, there are until it is closed.
        if (Observer.Installed.OBSERVER != null && detailsLocked() == null) {
            Details spare = newDetails();
            int s = lock();
            if (phase(s) < ENDING) { // from then on the observer reads them without the lock
                attachLocked(spare);
            }
            unlock(s);
        }
    }

    /** The teardown that has not begun. */
    public final @Nullable Teardown teardownLocked() {
        // A thread may be of a class that is a teardown as well; what is set never is a thread.
        return teardown instanceof Teardown waiting && !(waiting instanceof Thread)
                ? waiting
                : null;
    }

    /** The thread that runs the teardown. */
    public final @Nullable Thread teardownRunnerLocked() {
        return teardown instanceof Thread runner ? runner : null;
    }

    /** The newest of the waiters until it is closed. */
    public final @Nullable Waiter closedWaitersLocked() {
        return closedWaiters;
    }

    /** The newest of the waiters until all but its function has closed. */
    public final @Nullable Waiter childrenClosedWaitersLocked() {
        Details own = detailsLocked();
        return own != null ? own.childrenClosedWaiters : null;
    }

    /** The first callback that holds up its teardown. */
    public final @Nullable Callbacks gatesLocked() {
        Details own = detailsLocked();
        return own != null ? own.gates : null;
    }

    // ---- failures ----

    /**
     * Takes a failure of another process as a failure of this one, unless this one has closed.
     *
     * @return whether the failure was new
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

    /**
     * Whether the node still takes failures: until it is closed, or its observer is about to be
     * notified of the failure.
     */
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

    final void setFailureLocked(@Nullable Object failure) {
        Notes own = notesLocked();
        if (own != null) {
            own.failure = failure;
        } else {
            details = failure;
        }
    }

    /** The node is about to be closed: of all details, only the failure is still needed. */
    final void keepOnlyFailureLocked() {
        details = failureLocked();
    }

    // ---- teardown ----

    /** What became of a teardown that was set later. */
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
     * Enters a waiter, unless its moment has come already.
     *
     * @return whether it was entered. If not, the caller has to run a callback itself. Unless the
     *     teardown has begun, such a callback holds it up until {@link Node#openGate}
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
        unlock(entered && waiter.isEarly() ? s | HAS_EARLY_WAITER : s);
        return entered;
    }

    private boolean registerWithDetails(Waiter waiter, Details spare) {
        int s = lock();
        boolean entered = !isRaised(waiter.moment, s);
        if (entered) {
            attachLocked(spare).add(waiter);
        } else if (phase(s) < ENDING && waiter instanceof Callbacks callback) {
            Details own = attachLocked(spare);
            shutGateLocked(own);
            own.addGate(callback);
        }
        unlock(s);
        return entered;
    }

    /** A row of callbacks holds up the teardown from now on, until {@link Node#openGate}. */
    final void shutGateLocked(Details own) {
        pending++;
        own.shutGates++;
    }

    /** Removes a waiter. This has no effect once a cascade has taken its list. */
    public final void unregister(Waiter waiter) {
        int s = lock();
        if (waiter.listed && !isRaised(waiter.moment, s)) {
            Details own = detailsLocked();
            if (waiter.moment == Moment.CLOSED) {
                closedWaiters = waiter.removeFrom(closedWaiters);
            } else if (own != null) {
                own.remove(waiter);
            }
        }
        unlock(s);
    }

    /** Records the first of a row of callbacks as the gate that is counted for them. */
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
