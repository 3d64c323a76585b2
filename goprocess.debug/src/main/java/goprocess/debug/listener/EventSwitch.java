package goprocess.debug.listener;

import goprocess.debug.presence.Part;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/**
 * Whether a flight recording was ever made in this JVM. Until then no event class is loaded: the
 * first one loads much of the recorder, which takes longer than the rest of a small program's
 * start.
 *
 * <p>While no process is open, the listener and the periodic snapshot are removed, since the
 * recorder refers to both.
 */
final class EventSwitch implements Part {
    private static volatile boolean on;

    /** Guarded by this. */
    private @Nullable FlightRecorderListener listener;

    private boolean registered;

    static boolean isOn() {
        return on;
    }

    @Override
    public synchronized void come() {
        if (listener == null && FlightRecorder.isAvailable()) {
            FlightRecorderListener made =
                    new FlightRecorderListener() {
                        // Called before the first recording starts, or at once if there has been
                        // one.
                        @Override
                        public void recorderInitialized(FlightRecorder recorder) {
                            register();
                        }
                    };
            listener = made;
            FlightRecorder.addListener(made);
        }
    }

    private synchronized void register() {
        try {
            if (listener != null) {
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
        FlightRecorderListener made = listener;
        if (made != null) {
            listener = null;
            FlightRecorder.removeListener(made);
        }
        if (registered) {
            registered = false;
            EventRegistry.removeSnapshot();
        }
    }
}
