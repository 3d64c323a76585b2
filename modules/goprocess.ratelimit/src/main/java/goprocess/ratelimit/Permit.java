package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

/**
 * A permit of a limiter. A caller that is about to start a child takes it, and then it belongs to
 * the child until that is closed.
 *
 * <p>The child releases the permit in its teardown. After that no user code runs before the child
 * is closed, so the next holder of the permit waits only for that moment. So a full limiter knows
 * whether it has room without examining its children, and a closed child never holds a permit,
 * whichever thread closed it.
 */
final class Permit {
    private final Permits permits;
    private final @Nullable Signal before;
    private @Nullable LimitedProcess child;

    /** Guarded by the lock of the permits. */
    private boolean released;

    /**
     * Makes a permit that was taken.
     *
     * @param before is raised when the previous child of the permit is closed; null if it is known
     *     to be closed
     */
    Permit(Permits permits, @Nullable Signal before) {
        this.permits = permits;
        this.before = before;
    }

    /** Waits until the previous child is closed. An interrupt is kept for later. */
    void awaitPrevious() {
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
     * child closed and the permit still taken. The caller calls it too, in case the function never
     * begins.
     */
    synchronized LimitedProcess of(GoProcess process) {
        LimitedProcess known = child;
        if (known != null) {
            return known;
        }
        LastTeardown last = new LastTeardown(process, () -> permits.release(this, process));
        LimitedProcess made = new LimitedProcess(process, last);
        child = made;
        process.setTeardown(last);
        return made;
    }

    /**
     * Releases the permit. Returns whether it belonged to this child until now. The lock of the
     * permits is held.
     */
    boolean releaseLocked() {
        boolean first = !released;
        released = true;
        return first;
    }
}
