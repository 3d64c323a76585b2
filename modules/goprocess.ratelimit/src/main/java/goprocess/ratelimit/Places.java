package goprocess.ratelimit;

import goprocess.api.GoProcess;
import goprocess.api.Signal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of a limiter: as many as the limit, each free or taken by a child, or by the caller
 * that is about to start one. Whoever finds none free stands in line; a place that becomes free is
 * given to the first, and nobody overtakes. Once the limiter is closing no place is given any more.
 *
 * <p>All fields are guarded by {@code lock}. It is held for a moment only and nobody waits while
 * holding it, so that a child that frees its place as it closes is not held up. The line is empty
 * whenever a place is free.
 */
final class Places {
    private final ReentrantLock lock = new ReentrantLock();
    private final Signal closing;
    private final Set<Turn> line = new LinkedHashSet<>();
    private final Set<GoProcess> children = Collections.newSetFromMap(new IdentityHashMap<>());
    private int limit;
    private int taken;

    Places(Signal closing, int limit) {
        this.closing = closing;
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

    /** Takes a place if one is free. */
    boolean tryTake() {
        lock.lock();
        try {
            if (!takeIfFree()) {
                removeClosed();
                return takeIfFree();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes a place, and waits for one so long or until the limiter is closing. */
    boolean take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return takeIfFree() || standInLine(nanos);
        } finally {
            lock.unlock();
        }
    }

    private boolean standInLine(long nanos) throws InterruptedException {
        Turn turn = new Turn(lock.newCondition());
        line.add(turn);
        try {
            long left = nanos;
            while (!turn.served && !closing.isRaised() && left > 0) {
                left = turn.come.awaitNanos(left);
            }
            if (!turn.served) {
                removeClosed();
            }
        } catch (InterruptedException e) {
            if (!turn.served) {
                throw e;
            }
            // The place came first: the caller has it, and meets its interrupt later.
            Thread.currentThread().interrupt();
        } finally {
            line.remove(turn);
        }
        return turn.served;
    }

    /** A place that was taken is this child's from now on. */
    void give(GoProcess child) {
        lock.lock();
        try {
            children.add(child);
        } finally {
            lock.unlock();
        }
    }

    /** The place of a child that is closed is free, unless that was noticed before. */
    void leave(GoProcess child) {
        lock.lock();
        try {
            if (children.remove(child)) {
                taken--;
                serve();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A place that was taken is free again: no child was started. */
    void giveBack() {
        lock.lock();
        try {
            taken--;
            serve();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the whole line, because the limiter is closing. */
    void dismiss() {
        lock.lock();
        try {
            line.forEach(turn -> turn.come.signal());
        } finally {
            lock.unlock();
        }
    }

    private boolean takeIfFree() {
        if (taken >= limit || closing.isRaised()) {
            return false;
        }
        taken++;
        return true;
    }

    private void serve() {
        Iterator<Turn> first = line.iterator();
        while (first.hasNext() && takeIfFree()) {
            Turn turn = first.next();
            first.remove();
            turn.served = true;
            turn.come.signal();
        }
    }

    /**
     * A child is closed a moment before its callback frees the place. Nobody is told that there is
     * no room without a look of our own.
     */
    private void removeClosed() {
        Iterator<GoProcess> each = children.iterator();
        while (each.hasNext()) {
            if (each.next().closed().isRaised()) {
                each.remove();
                taken--;
            }
        }
        serve();
    }

    /** Somebody in line. */
    private static final class Turn {
        final Condition come;
        boolean served;

        Turn(Condition come) {
            this.come = come;
        }
    }
}
