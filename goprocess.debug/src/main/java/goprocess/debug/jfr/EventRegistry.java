package goprocess.debug.jfr;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

import java.util.List;

/** Makes the events known to the recorder. Not to be touched before {@link EventSwitch} is on. */
final class EventRegistry {
    private static final List<Class<? extends Event>> EVENTS =
            List.of(
                    OpenedEvent.class,
                    LinkedEvent.class,
                    ClosingEvent.class,
                    FunctionEvent.class,
                    TeardownEvent.class,
                    ClosedEvent.class,
                    WaitCycleEvent.class,
                    LeakedEvent.class,
                    StalledEvent.class,
                    LiveProcessEvent.class,
                    LiveLinkEvent.class,
                    // Before it is made periodic: a recorder of Java 21 refuses what it does not
                    // know.
                    SnapshotEvent.class);

    private EventRegistry() {}

    /** All at once, so that a recording tells of all types, also of those that never happened. */
    static void register() {
        EVENTS.forEach(FlightRecorder::register);
        FlightRecorder.addPeriodicEvent(SnapshotEvent.class, new ChunkSnapshot());
    }
}
