package goprocess.debug.history;

import static goprocess.debug.history.EventFields.at;
import static goprocess.debug.history.EventFields.epochNanos;
import static goprocess.debug.history.EventFields.text;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Passes each event to what reads events of its type. A recording may have millions of events, and
 * each search for a field compares names; so what depends on the type is decided once for each
 * type, and the times of an event are read once.
 */
final class EventDispatcher {
    private final ProcessTable table;
    private final Gaps gaps;
    private final List<Warning> warnings = new ArrayList<>();
    private long epochOffset = Long.MAX_VALUE;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;
    private long pid;
    private @Nullable Instant jvmEnded;

    /** By identity: each chunk has its own objects, and its events share them. */
    private final IdentityHashMap<EventType, Consumer<RecordedEvent>> readers =
            new IdentityHashMap<>();

    /** For each kind of event that names a process, the number of its type. */
    private final Map<String, Long> types = new HashMap<>();

    private boolean ambiguous;

    EventDispatcher(ProcessTable table, Gaps gaps) {
        this.table = table;
        this.gaps = gaps;
    }

    void take(RecordedEvent event) {
        readers.computeIfAbsent(event.getEventType(), this::reader).accept(event);
    }

    /** Whether there was an event of this library. */
    boolean hasFoundAny() {
        return lastAt != Long.MIN_VALUE;
    }

    /** Whether the processes of two copies of the library have the same numbers. */
    boolean isAmbiguous() {
        return ambiguous;
    }

    /** The warnings in order of time. */
    List<Warning> warnings() {
        warnings.sort(
                Comparator.comparingLong(Warning::at)
                        .thenComparingLong(warning -> warning.process().id()));
        return warnings;
    }

    /** What is to be added to a time of the recorded JVM to get nanoseconds since the epoch. */
    long epochOffset() {
        return epochOffset;
    }

    /** The time of the first event of this library. */
    long firstAt() {
        return firstAt;
    }

    /** The time of the last event of this library. */
    long lastAt() {
        return lastAt;
    }

    /** The recorded JVM, or 0. */
    long pid() {
        return pid;
    }

    @Nullable Instant jvmEnded() {
        return jvmEnded;
    }

    private Consumer<RecordedEvent> reader(EventType type) {
        return switch (type.getName()) {
            case "jdk.DataLoss" -> gaps::lost;
            case "jdk.ActiveSetting" -> gaps::setting;
            case "jdk.JVMInformation" -> event -> pid = event.getLong("pid");
            case "jdk.Shutdown" -> event -> jvmEnded = event.getStartTime();
            default -> type.getName().startsWith(EventNames.PREFIX) ? ours(type) : event -> {};
        };
    }

    /** Reads an event, whose time in the recorded JVM is known. */
    private interface TimedReader {
        void read(RecordedEvent event, long at);
    }

    private Consumer<RecordedEvent> ours(EventType type) {
        // These two may be about a process that is no longer open.
        if (type.getField("id") != null
                && !type.getName().equals(EventNames.LIVE_THREAD)
                && !type.getName().equals(EventNames.LIVE_WORK)) {
            checkCopy(type);
        }
        boolean counted = WrittenCount.counts(type);
        TimedReader reader = timedReader(type);
        return event -> {
            long at = at(event);
            long writtenAt = epochNanos(event.getEndTime());
            epochOffset = Math.min(epochOffset, writtenAt - at);
            firstAt = Math.min(firstAt, at);
            lastAt = Math.max(lastAt, at);
            if (counted) {
                gaps.count(writtenAt);
            }
            reader.read(event, at);
        };
    }

    private void checkCopy(EventType type) {
        long number = type.getId();
        ambiguous |= types.computeIfAbsent(type.getName(), first -> number) != number;
    }

    private TimedReader timedReader(EventType type) {
        return switch (type.getName()) {
            case EventNames.OPENED -> table::opened;
            case EventNames.LINKED -> table::link;
            case EventNames.CLOSING -> table::closing;
            case EventNames.FUNCTION -> (event, at) -> table.worked(event, at, false);
            case EventNames.TEARDOWN -> (event, at) -> table.worked(event, at, true);
            case EventNames.ABANDONED -> table::abandoned;
            case EventNames.CLOSED -> table::closed;
            case EventNames.LIVE_PROCESS -> table::live;
            case EventNames.LIVE_LINK -> (event, at) -> table.link(event, ProcessHistory.UNKNOWN);
            case EventNames.LIVE_WORK -> this::liveWork;
            case EventNames.LIVE_WAIT -> table::liveWait;
            case EventNames.LIVE_THREAD -> table::liveThread;
            case EventNames.SNAPSHOT -> this::snapshot;
            case EventNames.UNFINISHED -> this::unfinished;
            case EventNames.LEAKED -> this::leaked;
            case EventNames.STALLED -> (event, at) -> warn(event, at, text(event, "diagnosis"));
            case EventNames.WAIT_CYCLE -> (event, at) -> warn(event, at, text(event, "cycle"));
            // A later version may add events. If it changes one, the format version changes.
            default -> (event, at) -> {};
        };
    }

    private void liveWork(RecordedEvent event, long at) {
        if (!ProcessTable.isOfAClosedProcess(event)) {
            checkCopy(event.getEventType());
        }
        table.liveWork(event, at);
    }

    private void snapshot(RecordedEvent event, long at) {
        table.snapshotEnds(event, at, "running");
        gaps.truncated(event);
        gaps.settings(event);
    }

    private void unfinished(RecordedEvent event, long at) {
        table.snapshotEnds(event, at, "working");
        gaps.written(event);
        gaps.unfinishedTruncated(event);
        gaps.settings(event);
    }

    private void leaked(RecordedEvent event, long at) {
        warn(event, at, "It became garbage while it was open.").leakedAt = at;
    }

    private ProcessHistory warn(RecordedEvent event, long at, String text) {
        ProcessHistory process = table.named(event, "id", "name");
        warnings.add(new Warning(at, event.getEventType().getName(), process, text));
        return process;
    }
}
