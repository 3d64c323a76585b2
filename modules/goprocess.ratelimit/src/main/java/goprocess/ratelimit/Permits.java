package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.Signal;

import org.jspecify.annotations.Nullable;

import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The permits of a limiter: as many as the limit, each free or taken by a child, or by the caller
 * that is about to start one. A caller that finds none free waits in line. A permit that becomes
 * free is given to the first in line, and no caller overtakes another. After the end, when the
 * limiter is closing or its children have closed, no more permits are granted.
 *
 * <p>A child releases its permit just before it is closed, and the next holder of the permit waits
 * until it is closed. So every step takes the same time, however many children are open.
 *
 * <p>All fields are guarded by {@code lock}. It is held only briefly, and no thread waits while it
 * holds the lock. So a child that releases its permit as it closes is not held up. The line is
 * empty whenever a permit is free.
 */
final class Permits {
    final ReentrantLock lock = new ReentrantLock();

    /** Raised when no more permits are granted. */
    private Signal end;

    private final Set<Waiter> waiters = new LinkedHashSet<>();

    /**
     * The children that have released their permits and were not seen closed. While they are open,
     * their teardowns keep them reachable; this queue does not keep a closed child.
     */
    @SuppressWarnings("JdkObsolete") // allocates before it changes anything
    private final Queue<WeakReference<GoProcess>> leaving = new LinkedList<>();

    private int limit;
    private int taken;

    Permits(Signal end, int limit) {
        this.end = end;
        this.limit = limit;
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }

    void limit(int newLimit) {
        lock.lock();
        try {
            limit = newLimit;
            grantLocked();
        } finally {
            lock.unlock();
        }
    }

    void end(Signal newEnd) {
        lock.lock();
        try {
            end = newEnd;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return end.isRaised();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a permit if one is free. */
    @Nullable Permit tryAcquire() {
        lock.lock();
        try {
            return tryAcquireLocked();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a permit, and waits for one up to the given time, or until the end. */
    @Nullable Permit acquire(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Permit permit = tryAcquireLocked();
            return permit != null ? permit : awaitGrantLocked(nanos);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Permit awaitGrantLocked(long nanos) throws InterruptedException {
        Waiter waiter = new Waiter(lock.newCondition());
        try {
            waiters.add(waiter);
            long left = nanos;
            while (waiter.permit == null && !end.isRaised() && left > 0) {
                left = waiter.granted.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            if (waiter.permit == null) {
                throw e;
            }
            // The permit came before the interrupt, so the caller has the permit, and the interrupt
            // flag stays set.
            Thread.currentThread().interrupt();
        } finally {
            waiters.remove(waiter);
        }
        return waiter.permit;
    }

    /**
     * A child releases its permit. The permit is free once the child, which has nothing left to do,
     * is closed.
     */
    void release(Permit permit, GoProcess child) {
        lock.lock();
        try {
            if (permit.releaseLocked()) {
                taken--;
                rememberLocked(child);
                grantLocked();
                forgetClosedLocked();
            }
        } finally {
            lock.unlock();
        }
    }

    private void rememberLocked(GoProcess leavingChild) {
        try {
            leaving.add(new WeakReference<>(leavingChild));
        } catch (OutOfMemoryError e) {
            // The next holder of its permit does not wait until it is closed.
        }
    }

    /** Frees a permit that was taken, because no child was started. */
    void releaseUnused() {
        lock.lock();
        try {
            taken--;
            grantLocked();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all who wait, because it may be the end. */
    void wakeAll() {
        lock.lock();
        try {
            waiters.forEach(waiter -> waiter.granted.signal());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Permit tryAcquireLocked() {
        if (taken >= limit || end.isRaised()) {
            return null;
        }
        WeakReference<GoProcess> first = leaving.peek();
        GoProcess before = first == null ? null : first.get();
        Permit permit = new Permit(this, before == null ? null : before.closed());
        // Only now, so that no permit is lost if there was no memory for it.
        taken++;
        leaving.poll();
        return permit;
    }

    private void grantLocked() {
        Iterator<Waiter> first = waiters.iterator();
        while (first.hasNext()) {
            Permit permit = tryAcquireLocked();
            if (permit == null) {
                return;
            }
            Waiter waiter = first.next();
            first.remove();
            waiter.permit = permit;
            waiter.granted.signal();
        }
    }

    /**
     * Removes children that are closed by now, so that nobody waits for them. The first one has
     * been leaving for the longest time.
     */
    private void forgetClosedLocked() {
        WeakReference<GoProcess> first = leaving.peek();
        while (first != null && isClosed(first.get())) {
            leaving.remove();
            first = leaving.peek();
        }
    }

    private static boolean isClosed(@Nullable GoProcess child) {
        return child == null || child.closed().isRaised();
    }

    /** A caller in line. */
    private static final class Waiter {
        final Condition granted;
        @Nullable Permit permit;

        Waiter(Condition granted) {
            this.granted = granted;
        }
    }
}
