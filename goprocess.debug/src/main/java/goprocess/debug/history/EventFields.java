package goprocess.debug.history;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Fields of events that are read in several places. */
final class EventFields {
    private EventFields() {}

    static long at(RecordedEvent event) {
        return event.getLong("at");
    }

    static String text(RecordedEvent event, String field) {
        String text = textOrNull(event, field);
        return text == null ? "" : text;
    }

    /** What {@link RecordedEvent#getString} returns, which searches for the field twice. */
    static @Nullable String textOrNull(RecordedEvent event, String field) {
        return event.getValue(field);
    }

    static long threadId(@Nullable RecordedThread thread) {
        return thread == null ? 0 : thread.getJavaThreadId();
    }

    /**
     * The name of a thread. A virtual thread may have no name, and a thread of the JVM no Java
     * name.
     */
    static String threadName(@Nullable RecordedThread thread) {
        if (thread == null) {
            return "";
        }
        String name = thread.getJavaName();
        return name == null ? "" : name;
    }

    static long epochNanos(Instant instant) {
        return Math.addExact(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()), instant.getNano());
    }
}
