package goprocess.debug.history;

import static goprocess.debug.history.EventFields.at;
import static goprocess.debug.history.EventFields.epochNanos;
import static goprocess.debug.history.EventFields.text;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a file once and passes each event to {@link ProcessTable}. */
final class HistoryReader {
    private final Path file;
    private final ProcessTable table = new ProcessTable();
    private final List<Warning> warnings = new ArrayList<>();
    private long epochOffset = Long.MAX_VALUE;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;
    private long events;
    private long pid;
    private @Nullable Instant jvmEnded;

    /** For each kind of event that names a process, the number of its type. */
    private final Map<String, Long> types = new HashMap<>();

    /**
     * The event types that were checked, by identity: there is one object per chunk, not one per
     * event.
     */
    private final Set<EventType> checked = Collections.newSetFromMap(new IdentityHashMap<>());

    private boolean ambiguous;

    HistoryReader(Path file) {
        this.file = file;
    }

    History read() throws IOException {
        try (RecordedChunks chunks = RecordedChunks.of(file)) {
            return read(chunks);
        }
    }

    private History read(RecordedChunks chunks) throws IOException {
        Path readable = chunks.readable();
        List<EventType> eventTypes = intact(() -> types(readable));
        EventTypes.check(file, eventTypes);
        Gaps gaps = new Gaps(eventTypes, chunks.cuts());
        if (intact(() -> takeAll(readable, gaps)) == 0) {
            throw EventTypes.none(file);
        }
        if (ambiguous) {
            throw EventTypes.ambiguous(file);
        }
        warnings.sort(
                Comparator.comparingLong(Warning::at)
                        .thenComparingLong(warning -> warning.process().id()));
        ProcessIndex processes = table.finished();
        return new History(
                processes,
                warnings,
                extentOf(chunks),
                epochOffset,
                gaps.sentences(processes.all()),
                pid,
                table.snapshots(at -> nanoTime(chunks.endAfter(instant(at)))));
    }

    /**
     * The time that the recording covers. A transition is a little older than its event, so the
     * first may be before the first chunk.
     */
    private Extent extentOf(RecordedChunks chunks) {
        Instant first = instant(firstAt);
        Instant last = instant(lastAt);
        return new Extent(
                first.isBefore(chunks.start()) ? first : chunks.start(),
                last.isAfter(chunks.end()) ? last : chunks.end(),
                jvmEnded);
    }

    private Instant instant(long nanoTime) {
        return Instant.EPOCH.plusNanos(nanoTime + epochOffset);
    }

    private long nanoTime(Instant instant) {
        return epochNanos(instant) - epochOffset;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Runs a reading step. The JDK's reader does not validate its input, so a damaged file may make
     * it throw anything.
     */
    private <T> T intact(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    file + " takes more memory to read than this JVM has, or is damaged.", e);
        } catch (IOException | RuntimeException | InternalError | StackOverflowError e) {
            throw new IOException(
                    file + " is damaged: it cannot be read as a flight recording.", e);
        }
    }

    private static List<EventType> types(Path file) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            return recording.readEventTypes();
        }
    }

    private long takeAll(Path file, Gaps gaps) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                take(recording.readEvent(), gaps);
            }
            return events;
        }
    }

    private void take(RecordedEvent event, Gaps gaps) {
        String type = event.getEventType().getName();
        if (type.startsWith(EventNames.PREFIX)) {
            events++;
            long at = at(event);
            epochOffset = Math.min(epochOffset, epochNanos(event.getEndTime()) - at);
            firstAt = Math.min(firstAt, at);
            lastAt = Math.max(lastAt, at);
            if (event.hasField("id")
                    && !ProcessTable.mayBeOfAClosedProcess(type, event)
                    && checked.add(event.getEventType())) {
                long number = event.getEventType().getId();
                ambiguous |= types.computeIfAbsent(type, first -> number) != number;
            }
            gaps.count(event);
            takeOurs(type, event, gaps);
        } else if (type.equals("jdk.DataLoss")) {
            gaps.lost(event);
        } else if (type.equals("jdk.ActiveSetting")) {
            gaps.setting(event);
        } else if (type.equals("jdk.JVMInformation")) {
            pid = event.getLong("pid");
        } else if (type.equals("jdk.Shutdown")) {
            jvmEnded = event.getStartTime();
        }
    }

    private void takeOurs(String type, RecordedEvent event, Gaps gaps) {
        switch (type) {
            case EventNames.OPENED -> table.opened(event);
            case EventNames.LINKED -> table.link(event, at(event));
            case EventNames.CLOSING -> table.closing(event);
            case EventNames.FUNCTION -> table.worked(event, false);
            case EventNames.TEARDOWN -> table.worked(event, true);
            case EventNames.ABANDONED -> table.abandoned(event);
            case EventNames.CLOSED -> table.closed(event);
            case EventNames.LIVE_PROCESS -> table.live(event);
            case EventNames.LIVE_LINK -> table.link(event, ProcessHistory.UNKNOWN);
            case EventNames.LIVE_WORK -> table.liveWork(event);
            case EventNames.LIVE_WAIT -> table.liveWait(event);
            case EventNames.LIVE_THREAD -> table.liveThread(event);
            case EventNames.SNAPSHOT -> {
                table.snapshotEnds(event, "running");
                gaps.truncated(event);
                gaps.settings(event);
            }
            case EventNames.UNFINISHED -> {
                table.snapshotEnds(event, "working");
                gaps.unfinishedTruncated(event);
                gaps.settings(event);
            }
            case EventNames.LEAKED -> warn(event, "It became garbage while it was open.");
            case EventNames.STALLED -> warn(event, text(event, "diagnosis"));
            case EventNames.WAIT_CYCLE -> warn(event, text(event, "cycle"));
            default -> {
                // A later version may add events. If it changes one, the format version changes.
            }
        }
    }

    private void warn(RecordedEvent event, String text) {
        ProcessHistory process = table.named(event, "id", "name");
        if (event.getEventType().getName().equals(EventNames.LEAKED)) {
            process.leakedAt = at(event);
        }
        warnings.add(new Warning(at(event), event.getEventType().getName(), process, text));
    }
}
