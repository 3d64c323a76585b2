package goprocess.debug.listener;

import goprocess.debug.event.AbandonedEvent;
import goprocess.debug.event.ClosedEvent;
import goprocess.debug.event.ClosingEvent;
import goprocess.debug.event.FunctionEvent;
import goprocess.debug.event.LeakedEvent;
import goprocess.debug.event.LinkedEvent;
import goprocess.debug.event.LiveLinkEvent;
import goprocess.debug.event.LiveProcessEvent;
import goprocess.debug.event.LiveThreadEvent;
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

/**
 * Registers the events with the recorder. This class must not be loaded before {@link EventSwitch}
 * is on.
 */
final class EventRegistry {
    private static final List<Class<? extends Event>> EVENTS =
            List.of(
                    OpenedEvent.class,
                    LinkedEvent.class,
                    ClosingEvent.class,
                    FunctionEvent.class,
                    TeardownEvent.class,
                    AbandonedEvent.class,
                    ClosedEvent.class,
                    WaitCycleEvent.class,
                    LeakedEvent.class,
                    StalledEvent.class,
                    LiveProcessEvent.class,
                    LiveLinkEvent.class,
                    LiveWaitEvent.class,
                    LiveWorkEvent.class,
                    LiveThreadEvent.class,
                    // This comes before they are made periodic: the recorder of Java 21 rejects an
                    // event that is not registered.
                    SnapshotEvent.class,
                    UnfinishedEvent.class);

    private static final ChunkSnapshot SNAPSHOT = new ChunkSnapshot();

    /**
     * How many recorders have registered: one, unless somebody else made one through {@code
     * ServiceLoader}. Guarded by the class.
     */
    private static int users;

    private EventRegistry() {}

    /**
     * Registers all events at once, so that a recording has all types, even of events that never
     * happened.
     */
    static synchronized void register() {
        if (users == 0) {
            EVENTS.forEach(FlightRecorder::register);
            ChunkSize.findOut();
            SNAPSHOT.register();
        }
        users++;
    }

    /**
     * Writes a snapshot when a close takes long, since a JVM that is then killed does not end its
     * chunk.
     */
    static void writeUnfinished() {
        SNAPSHOT.writeUnfinished();
    }

    /**
     * Removes the periodic event, if nobody else has registered. The recorder refers to event types
     * weakly, but to periodic events strongly.
     */
    static synchronized void removeSnapshot() {
        users--;
        if (users == 0) {
            // A short recording has no other snapshot, and would not know the settings.
            SNAPSHOT.writeUnfinished();
            SNAPSHOT.unregister();
        }
    }
}
