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
 * The places of a limiter: as many as the limit, each free or taken by a child, or by the caller
 * that is about to start one. A caller that finds none free waits in line. A place that becomes
 * free is given to the first in line, and no caller overtakes another. After the end, when the
 * limiter is closing or its children have closed, no more places are given.
 *
 * <p>A child gives up its place just before it is closed, and the next holder of the place waits
 * until it is closed. So every step takes the same time, however many children are open.
 *
 * <p>All fields are guarded by {@code lock}. It is held only briefly, and no thread waits while it
 * holds the lock. So a child that gives up its place as it closes is not held up. The line is empty
 * whenever a place is free.
 */
final class Places {
    final ReentrantLock lock = new ReentrantLock();

    /** Raised when no more places are given. */
    private Signal end;

    private final Set<Turn> line = new LinkedHashSet<>();

    /**
     * The children that have given up their places and were not seen closed. While they are open,
     * their teardowns keep them reachable; this queue does not keep a closed child.
     */
    @SuppressWarnings("JdkObsolete") // allocates before it changes anything
    private final Queue<WeakReference<GoProcess>> leaving = new LinkedList<>();

    private int limit;
    private int taken;

    Places(Signal end, int limit) {
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
            serve();
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

    /** Takes a place if one is free. */
    @Nullable Place tryTake() {
        lock.lock();
        try {
            return takeIfFree();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place, and waits for one up to the given time, or until the end. */
    @Nullable Place take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Place place = takeIfFree();
            return place != null ? place : standInLine(nanos);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Place standInLine(long nanos) throws InterruptedException {
        Turn turn = new Turn(lock.newCondition());
        try {
            line.add(turn);
            long left = nanos;
            while (turn.place == null && !end.isRaised() && left > 0) {
                left = turn.come.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            if (turn.place == null) {
                throw e;
            }
            // The place came before the interrupt, so the caller has the place, and the interrupt
            // flag stays set.
            Thread.currentThread().interrupt();
        } finally {
            line.remove(turn);
        }
        return turn.place;
    }

    /**
     * A child gives up its place. The place is free once the child, which has nothing left to do,
     * is closed.
     */
    void leave(Place place, GoProcess child) {
        lock.lock();
        try {
            if (place.leave()) {
                taken--;
                remember(child);
                serve();
                forgetClosed();
            }
        } finally {
            lock.unlock();
        }
    }

    private void remember(GoProcess leavingChild) {
        try {
            leaving.add(new WeakReference<>(leavingChild));
        } catch (OutOfMemoryError e) {
            // The next holder of its place does not wait until it is closed.
        }
    }

    /** Frees a place that was taken, because no child was started. */
    void giveBack() {
        lock.lock();
        try {
            taken--;
            serve();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the whole line, because it may be the end. */
    void dismiss() {
        lock.lock();
        try {
            line.forEach(turn -> turn.come.signal());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Place takeIfFree() {
        if (taken >= limit || end.isRaised()) {
            return null;
        }
        WeakReference<GoProcess> first = leaving.peek();
        GoProcess before = first == null ? null : first.get();
        Place place = new Place(this, before == null ? null : before.closed());
        // Only now, so that no place is lost if there was no memory for it.
        taken++;
        leaving.poll();
        return place;
    }

    private void serve() {
        Iterator<Turn> first = line.iterator();
        while (first.hasNext()) {
            Place place = takeIfFree();
            if (place == null) {
                return;
            }
            Turn turn = first.next();
            first.remove();
            turn.place = place;
            turn.come.signal();
        }
    }

    /**
     * Removes children that are closed by now, so that nobody waits for them. The first one has
     * been leaving for the longest time.
     */
    private void forgetClosed() {
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
    private static final class Turn {
        final Condition come;
        @Nullable Place place;

        Turn(Condition come) {
            this.come = come;
        }
    }
}
