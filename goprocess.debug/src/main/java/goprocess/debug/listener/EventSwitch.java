package goprocess.debug.listener;

import goprocess.debug.presence.DebugLog;
import goprocess.debug.presence.Part;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether a flight recording was ever made in this JVM. Until then no event class is loaded: the
 * first one loads much of the recorder, which takes longer than the rest of a small program's
 * start.
 *
 * <p>While no process is open, the listener and the periodic snapshot are removed, since the
 * recorder refers to both.
 *
 * <p>Lock order: {@link #changing}, then the recorder's own lock, then this. The recorder calls
 * {@link #recorderInitialized} with its lock held, so this one is never held while the recorder is
 * called.
 */
final class EventSwitch implements Part, FlightRecorderListener {
    private static volatile boolean on;

    /** Held by whoever adds or removes the listener. */
    private final ReentrantLock changing = new ReentrantLock();

    // Guarded by this.
    private boolean listens;
    private boolean registered;

    static boolean isOn() {
        return on;
    }

    /**
     * Has no effect while another thread adds or removes the listener: it may wait for the
     * recorder, and this thread may be one that the recorder waits for.
     */
    @Override
    public void come() {
        if (!changing.tryLock()) {
            return;
        }
        try {
            if (setListens(true) && FlightRecorder.isAvailable()) {
                FlightRecorder.addListener(this);
            }
        } finally {
            changing.unlock();
        }
    }

    private synchronized boolean setListens(boolean now) {
        boolean changed = listens != now;
        listens = now;
        return changed;
    }

    private synchronized boolean listens() {
        return listens;
    }

    /** Returns false if nothing listens any more. */
    private synchronized boolean isKeptRegistered() {
        boolean first = listens && !registered;
        registered |= first;
        return first;
    }

    private synchronized boolean isToBeRemoved() {
        boolean was = registered;
        registered = false;
        return was;
    }

    /** Called before the first recording starts; or at once, if there was one. */
    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        // No error must reach the code that starts a recording.
        try {
            if (listens()) {
                EventRegistry.register();
                if (isKeptRegistered()) {
                    on = true;
                } else {
                    EventRegistry.removeSnapshot();
                }
            }
        } catch (RuntimeException | Error e) {
            warn(e);
        }
    }

    private static void warn(Throwable failure) {
        try {
            DebugLog.warn("There will be no goprocess events", failure);
        } catch (RuntimeException | Error e) {
            // The class loader was closed, or there is no memory: nothing is left to notify.
        }
    }

    @Override
    public void go() {
        changing.lock();
        try {
            if (setListens(false)) {
                FlightRecorder.removeListener(this);
            }
            if (isToBeRemoved()) {
                EventRegistry.removeSnapshot();
            }
        } finally {
            changing.unlock();
        }
    }
}
