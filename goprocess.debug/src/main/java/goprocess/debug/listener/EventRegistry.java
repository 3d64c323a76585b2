package goprocess.debug.listener;

import goprocess.debug.event.ClosedEvent;
import goprocess.debug.event.ClosingEvent;
import goprocess.debug.event.FunctionEvent;
import goprocess.debug.event.LeakedEvent;
import goprocess.debug.event.LinkedEvent;
import goprocess.debug.event.LiveLinkEvent;
import goprocess.debug.event.LiveProcessEvent;
import goprocess.debug.event.LiveWaitEvent;
import goprocess.debug.event.LiveWorkEvent;
import goprocess.debug.event.OpenedEvent;
import goprocess.debug.event.SnapshotEvent;
import goprocess.debug.event.StalledEvent;
import goprocess.debug.event.TeardownEvent;
import goprocess.debug.event.UnfinishedEvent;
import goprocess.debug.event.WaitCycleEvent;

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
                    LiveWaitEvent.class,
                    LiveWorkEvent.class,
                    // Before they are made periodic: a recorder of Java 21 refuses what it does
                    // not know.
                    SnapshotEvent.class,
                    UnfinishedEvent.class);

    private static final ChunkSnapshot SNAPSHOT = new ChunkSnapshot();

    private EventRegistry() {}

    /** All at once, so that a recording tells of all types, also of those that never happened. */
    static void register() {
        EVENTS.forEach(FlightRecorder::register);
        ChunkSize.findOut();
        SNAPSHOT.register();
    }

    /** A close takes long: a JVM that is killed then ends no chunk. */
    static void writeUnfinished() {
        SNAPSHOT.writeEnd();
    }

    /** The recorder knows the types by weak references, but what is periodic by a strong one. */
    static void removeSnapshot() {
        SNAPSHOT.unregister();
    }
}
