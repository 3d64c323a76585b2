package goprocess.examples.orders;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Accepted orders that wait for a worker. Once sealed it takes no more, and workers can tell that
 * they have reached its end; {@link java.util.concurrent.BlockingQueue} knows no end.
 */
final class OrderQueue {
    private final int capacity;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Order> waiting = new ArrayDeque<>();
    private boolean sealed;

    OrderQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Takes an order in, unless it is full or sealed. */
    boolean offer(Order order) {
        lock.lock();
        try {
            if (sealed || waiting.size() >= capacity) {
                return false;
            }
            waiting.addLast(order);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The next order; waits for one. Empty once sealed and drained. */
    Optional<Order> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !sealed) {
                changed.await();
            }
            return Optional.ofNullable(waiting.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Puts back an order that could not be stored. It was accepted, so there is room for it. */
    void giveBack(Order order) {
        lock.lock();
        try {
            waiting.addFirst(order);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void seal() {
        lock.lock();
        try {
            sealed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
