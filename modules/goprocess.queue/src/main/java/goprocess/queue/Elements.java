package goprocess.queue;

import java.util.LinkedList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The elements of a queue, in the order in which they were put, until it is sealed: after that it
 * accepts no more. Sealing is one step: an element is either put before it, and taken later, or
 * refused.
 *
 * <p>All fields are guarded by {@code lock}, which is held for a moment only. Threads wait at one
 * of the two conditions. If an interrupt and an element arrive together, the element is left for
 * the next taker.
 */
final class Elements<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition come = lock.newCondition();
    private final Condition room = lock.newCondition();

    /**
     * Allocates before it changes anything. An array that finds no memory to grow would look empty
     * and then overwrite what it holds.
     */
    @SuppressWarnings("JdkObsolete")
    private final Queue<T> queue = new LinkedList<>();

    private final int capacity;
    private boolean sealed;

    Elements(int capacity) {
        this.capacity = capacity;
    }

    /** The result of putting an element. */
    enum Put {
        ACCEPTED,
        FULL,
        SEALED
    }

    /** Puts an element, and waits for room up to the given time. */
    Put put(T element, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!sealed && queue.size() >= capacity && left > 0) {
                left = room.awaitNanos(left);
            }
            return add(element);
        } finally {
            lock.unlock();
        }
    }

    /** Puts an element if there is room. */
    Put tryPut(T element) {
        lock.lock();
        try {
            return add(element);
        } finally {
            lock.unlock();
        }
    }

    private Put add(T element) {
        if (sealed) {
            return Put.SEALED;
        }
        if (queue.size() >= capacity) {
            return Put.FULL;
        }
        queue.add(element);
        come.signal();
        return Put.ACCEPTED;
    }

    /**
     * Takes the first element, and waits for one up to the given time, or until no more can come.
     */
    Optional<T> take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (queue.isEmpty() && !sealed && left > 0) {
                left = come.awaitNanos(left);
            }
            return remove();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first element if there is one. */
    Optional<T> tryTake() {
        lock.lock();
        try {
            return remove();
        } finally {
            lock.unlock();
        }
    }

    /** Removes the first element only when there is memory for the answer. */
    private Optional<T> remove() {
        Optional<T> first = Optional.ofNullable(queue.peek());
        if (first.isPresent()) {
            queue.remove();
            room.signal();
        }
        return first;
    }

    /** Accepts nothing from now on, and wakes all waiting threads. */
    void seal() {
        lock.lock();
        try {
            sealed = true;
            come.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isDrained() {
        lock.lock();
        try {
            return sealed && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
