package goprocess.debug.listener;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

import java.lang.System.Logger.Level;

/**
 * Whether a flight recording was ever made in this JVM. Until then no class of an event is loaded:
 * the first one brings up much of the recorder, which takes longer than all the rest of a small
 * program's start.
 */
final class EventSwitch {
    private static final System.Logger LOG = System.getLogger("goprocess.debug");

    private static volatile boolean on;

    private EventSwitch() {}

    static boolean isOn() {
        return on;
    }

    static void followFlightRecorder() {
        if (!FlightRecorder.isAvailable()) {
            return;
        }
        FlightRecorder.addListener(
                new FlightRecorderListener() {
                    // Called before the first recording starts; or at once, if there was one.
                    @Override
                    public void recorderInitialized(FlightRecorder recorder) {
                        try {
                            EventRegistry.register();
                            on = true;
                        } catch (RuntimeException | LinkageError e) {
                            // Whoever starts a recording has done nothing wrong.
                            LOG.log(Level.WARNING, "There will be no goprocess events", e);
                        }
                    }
                });
    }
}
