package goprocess.impl.running;

import goprocess.impl.messages.LibraryThreads;
import goprocess.impl.protocol.Backoff;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A daemon thread that is started when it is needed, and ends when it has had nothing to do for a
 * while, since it keeps the class loader of the library.
 *
 * <p>Nobody relies on a thread that ends. Whoever needs the thread first says so, where the thread
 * looks for it, and then reads the state. The thread first sets the state to NONE, and then looks.
 * So either the one reads NONE and starts a thread, or the other sees that it is needed. Then it
 * goes on, unless another thread was started meanwhile.
 */
final class OnDemandThread {
    private enum State {
        NONE,
        STARTING,
        ON
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.NONE);
    private final String name;
    private final Runnable task;
    private final BooleanSupplier isNeeded;

    /**
     * The thread, once it is ON. Written by the thread that made the state STARTING, and only if
     * the start did not fail: the one that was about to end may then go on.
     */
    private volatile @Nullable Thread thread;

    /**
     * @param isNeeded where the thread looks whether anyone needs it; it must need no memory
     */
    OnDemandThread(String name, Runnable task, BooleanSupplier isNeeded) {
        this.name = name;
        this.task = task;
        this.isNeeded = isNeeded;
    }

    /** Starts the thread, if there is none. Throws if it cannot be started. */
    void ensureRunning() {
        while (state.get() != State.ON) {
            if (state.compareAndSet(State.NONE, State.STARTING)) {
                start();
            } else {
                Backoff.letOthersRun();
            }
        }
    }

    private void start() {
        State outcome = State.NONE;
        try {
            Thread made = LibraryThreads.daemon(name, task);
            made.start();
            thread = made;
            outcome = State.ON;
        } finally {
            state.set(outcome);
        }
    }

    /** Makes the thread return from its wait, if there is one. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Whether the thread, which calls this, is to end. */
    boolean ends() {
        leave();
        while (isNeeded.getAsBoolean()) {
            if (state.compareAndSet(State.NONE, State.STARTING)) {
                thread = Thread.currentThread(); // another one may have come and gone
                state.set(State.ON);
                return false;
            }
            if (state.get() == State.ON) {
                return true; // the other one goes on
            }
            Backoff.letOthersRun(); // the start of another one may still fail
        }
        return true;
    }

    /** The thread, which calls this, stops doing its task. */
    void leave() {
        while (!state.compareAndSet(State.ON, State.NONE)) {
            Backoff.letOthersRun(); // whoever started it has not set ON yet
        }
    }
}
