package goprocess.periodic;

import goprocess.api.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A clock that stands still until a test sets it forward, and knows who waits for it. */
final class FakeClock implements Clock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Long> deadlines = new ArrayList<>();
    private long now;

    FakeClock() {
        this(0);
    }

    FakeClock(long now) {
        this.now = now;
    }

    @Override
    public long nanoTime() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean pause(long nanos, Signal closing) throws InterruptedException {
        Signal.Registration wakeUp = closing.onRaised(this::signalAll);
        lock.lock();
        Long deadline = now + nanos;
        try {
            deadlines.add(deadline);
            changed.signalAll();
            while (deadline - now > 0 && !closing.isRaised()) {
                changed.await();
            }
            return !closing.isRaised();
        } finally {
            deadlines.remove(deadline); // a pause of no length would else seem to go on
            lock.unlock();
            wakeUp.cancel();
        }
    }

    /** Waits until somebody pauses, and then lets so much time pass. */
    void passInPause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            awaitPause();
            pass(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody pauses. */
    void awaitPause() throws InterruptedException {
        lock.lock();
        try {
            while (deadlines.isEmpty()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets so much time pass, whatever anybody is at. */
    void pass(long nanos) {
        lock.lock();
        try {
            now += nanos;
            deadlines.removeIf(deadline -> deadline - now <= 0);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signalAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
