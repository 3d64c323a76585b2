package goprocess.debug.listener;

import goprocess.debug.presence.Part;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

import java.lang.System.Logger.Level;

/**
 * Whether a flight recording was ever made in this JVM. Until then no event class is loaded: the
 * first one loads much of the recorder, which takes longer than the rest of a small program's
 * start.
 *
 * <p>While no process is open, the listener and the periodic snapshot are removed, since the
 * recorder refers to both.
 */
final class EventSwitch implements Part, FlightRecorderListener {
    private static volatile boolean on;

    // Guarded by this.
    private boolean listens;
    private boolean registered;

    static boolean isOn() {
        return on;
    }

    @Override
    public synchronized void come() {
        if (!listens && FlightRecorder.isAvailable()) {
            listens = true;
            FlightRecorder.addListener(this);
        }
    }

    /** Called before the first recording starts; or at once, if there was one. */
    @Override
    public synchronized void recorderInitialized(FlightRecorder recorder) {
        try {
            if (listens) {
                EventRegistry.register();
                registered = true;
                on = true;
            }
        } catch (RuntimeException | LinkageError e) {
            // The error must not reach the code that starts a recording.
            System.getLogger("goprocess.debug")
                    .log(Level.WARNING, "There will be no goprocess events", e);
        }
    }

    @Override
    public synchronized void go() {
        if (listens) {
            listens = false;
            FlightRecorder.removeListener(this);
        }
        if (registered) {
            registered = false;
            EventRegistry.removeSnapshot();
        }
    }
}
