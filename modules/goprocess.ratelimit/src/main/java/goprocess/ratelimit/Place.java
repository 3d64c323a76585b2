package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/**
 * A place that was given to somebody who starts a child, and is that child's until it is closed.
 *
 * <p>The child leaves it in the last thing it does, its teardown. Afterwards no code of the user
 * stands between it and being closed, so the next holder of the place waits for that moment only.
 * Whether a full limiter has room is therefore known without a look at its children, and a child
 * that is closed is never in the way, whichever thread closed it.
 */
final class Place {
    private final Places places;
    private final @Nullable Signal before;
    private @Nullable LimitedProcess child;

    /** Guarded by the lock of the places. */
    private boolean left;

    /**
     * A place that was taken.
     *
     * @param before is raised when the child that had the place is closed; null if that is known
     */
    Place(Places places, @Nullable Signal before) {
        this.places = places;
        this.before = before;
    }

    /** Waits for the moment in which the child before is closed; an interrupt is kept for later. */
    void awaitEmpty() {
        boolean interrupted = false;
        while (before != null && !before.isRaised()) {
            try {
                before.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The child as its users see it. Its function asks first, so that nobody can see the child
     * closed and the place taken; the caller asks too, for a function that never begins.
     */
    synchronized LimitedProcess of(GoProcess process) {
        LimitedProcess known = child;
        if (known != null) {
            return known;
        }
        LastTeardown last = new LastTeardown(process, () -> places.leave(this, process));
        LimitedProcess made = new LimitedProcess(process, last);
        child = made;
        process.setTeardown(last);
        return made;
    }

    /** The lock of the places is held. Whether it was this child's until now. */
    boolean leave() {
        boolean first = !left;
        left = true;
        return first;
    }
}
