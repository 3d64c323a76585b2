package goprocess.impl.running;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicReference;

/**
 * An action that is due some time after the timer is started. To make a timer may fail. To start
 * and to cancel it never fails, needs no memory, and takes no lock. So it is made with the process,
 * and a close for which there is neither memory nor a thread still has its limits.
 */
final class Timer implements Runnable {
    /** Each stage leads to the next one or to OVER, but what failed for want of memory returns. */
    private enum Stage {
        MADE,
        /** Among the arrivals of the thread of the timers. */
        ARRIVING,
        /** Taken over by that thread. */
        WAITING,
        /** Its time has come. */
        DUE,
        /** Done or cancelled. If it was WAITING, it arrives once more, to be removed. */
        OVER
    }

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.MADE);

    /** Null when it is over, since that thread may refer to the timer for longer. */
    private volatile @Nullable Runnable action;

    /** Keeps the thread of the timers until it is over. */
    private final TimerThread.Hold hold;

    /** Written before it arrives, or by the thread of the timers. */
    private long dueAt;

    // Links in the list of arrivals: written by whoever adds it, then used by the thread of the
    // timers.
    @Nullable Timer arrivedBefore;
    int arrivals;

    // Links in the heap of waiting timers. Used by the thread of the timers only.
    @Nullable Timer child;
    @Nullable Timer previous;
    @Nullable Timer next;

    /**
     * Makes a timer. Throws if it would have no thread.
     *
     * @param action may block; it is repeated if it ends with an {@link OutOfMemoryError}
     */
    Timer(Runnable action) {
        this.action = action;
        hold = TimerThread.hold();
    }

    /** Starts it, unless it was cancelled. */
    void start(long nanos) {
        if (stage.compareAndSet(Stage.MADE, Stage.ARRIVING)) {
            arrive(nanos);
        }
    }

    private void arrive(long nanos) {
        dueAt = TimerThread.in(nanos);
        TimerThread.enter(this);
    }

    /** Lets go of the action, which may be running already. */
    void cancel() {
        action = null;
        Stage before = stage.getAndSet(Stage.OVER);
        if (before == Stage.WAITING) {
            TimerThread.enter(this);
        }
        if (before != Stage.OVER) {
            hold.letGo();
        }
    }

    /** Does what is due, on a thread that may block. */
    @Override
    public void run() {
        Runnable due = action;
        if (due == null) {
            return;
        }
        try {
            due.run();
            cancel();
        } catch (OutOfMemoryError e) { // here nothing may need memory
            if (stage.compareAndSet(Stage.DUE, Stage.ARRIVING)) {
                arrive(TimerThread.AGAIN);
            }
        }
    }

    // ---- for the thread of the timers ----

    long dueAt() {
        return dueAt;
    }

    /** The thread takes it over; returns false if it is over. */
    boolean waits() {
        return stage.compareAndSet(Stage.ARRIVING, Stage.WAITING);
    }

    /** Its time has come; returns false if it is over. */
    boolean comesDue() {
        return stage.compareAndSet(Stage.WAITING, Stage.DUE);
    }

    /** Nobody could do what is due, so it waits again; returns false if it is over. */
    boolean waitsAgain() {
        dueAt = TimerThread.in(TimerThread.AGAIN);
        return stage.compareAndSet(Stage.DUE, Stage.WAITING);
    }
}
