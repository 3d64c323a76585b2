package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/**
 * A place in a limiter. A caller that is about to start a child takes it, and then it belongs to
 * the child until that is closed.
 *
 * <p>The child gives up the place in its teardown. After that no user code runs before the child is
 * closed, so the next holder of the place waits only for that moment. So a full limiter knows
 * whether it has room without examining its children, and a closed child never takes up a place,
 * whichever thread closed it.
 */
final class Place {
    private final Places places;
    private final @Nullable Signal before;
    private @Nullable LimitedProcess child;

    /** Guarded by the lock of the places. */
    private boolean left;

    /**
     * Makes a place that was taken.
     *
     * @param before is raised when the previous child of the place is closed; null if it is known
     *     to be closed
     */
    Place(Places places, @Nullable Signal before) {
        this.places = places;
        this.before = before;
    }

    /** Waits until the previous child is closed. An interrupt is kept for later. */
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
     * The child as its users see it. Its function calls this first, so that no thread can see the
     * child closed and the place still taken. The caller calls it too, in case the function never
     * begins.
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

    /**
     * Gives up the place. Returns whether it belonged to this child until now. The lock of the
     * places is held.
     */
    boolean leave() {
        boolean first = !left;
        left = true;
        return first;
    }
}
