package goprocess.debug.recording;

import static goprocess.debug.recording.EventFields.at;
import static goprocess.debug.recording.EventFields.epochNanos;
import static goprocess.debug.recording.EventFields.text;

import goprocess.debug.event.EventNames;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through a file once and hands each event to {@link ProcessTable}. */
final class HistoryReader {
    private final Path file;
    private final ProcessTable table = new ProcessTable();
    private final List<Warning> warnings = new ArrayList<>();
    private long epochOffset = Long.MAX_VALUE;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;
    private long events;
    private boolean complete = true;
    private long pid;

    /** Of each kind of event that names a process, the number of its type. */
    private final Map<String, Long> types = new HashMap<>();

    private boolean ambiguous;

    HistoryReader(Path file) {
        this.file = file;
    }

    History read() throws IOException {
        ChunkHeaders extent = ChunkHeaders.of(file);
        EventTypes.check(file, intact(this::types));
        if (intact(this::takeAll) == 0) {
            throw EventTypes.none(file);
        }
        if (ambiguous) {
            throw EventTypes.ambiguous(file);
        }
        warnings.sort(Comparator.comparingLong(Warning::at));
        return new History(
                table.finished(), warnings, withEvents(extent), epochOffset, complete, pid);
    }

    /** A transition is a little older than its event: the first may be before the recording. */
    private ChunkHeaders withEvents(ChunkHeaders extent) {
        Instant first = Instant.EPOCH.plusNanos(firstAt + epochOffset);
        Instant last = Instant.EPOCH.plusNanos(lastAt + epochOffset);
        return new ChunkHeaders(
                first.isBefore(extent.start()) ? first : extent.start(),
                last.isAfter(extent.end()) ? last : extent.end());
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** The JDK's reader trusts what it reads, and a damaged file makes it fail in any way. */
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

    private List<EventType> types() throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            return recording.readEventTypes();
        }
    }

    private long takeAll() throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                take(recording.readEvent());
            }
            return events;
        }
    }

    private void take(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (type.startsWith(EventNames.PREFIX)) {
            events++;
            epochOffset = Math.min(epochOffset, epochNanos(event.getEndTime()) - at(event));
            firstAt = Math.min(firstAt, at(event));
            lastAt = Math.max(lastAt, at(event));
            if (event.hasField("id")) {
                long number = event.getEventType().getId();
                ambiguous |= types.computeIfAbsent(type, first -> number) != number;
            }
            takeOurs(type, event);
        } else if (type.equals("jdk.DataLoss")) {
            complete = false;
        } else if (type.equals("jdk.JVMInformation")) {
            pid = event.getLong("pid");
        }
    }

    private void takeOurs(String type, RecordedEvent event) {
        switch (type) {
            case EventNames.OPENED -> table.opened(event);
            case EventNames.LINKED -> table.link(event, at(event));
            case EventNames.CLOSING -> table.closing(event);
            case EventNames.FUNCTION -> table.worked(event, false);
            case EventNames.TEARDOWN -> table.worked(event, true);
            case EventNames.CLOSED -> table.closed(event);
            case EventNames.LIVE_PROCESS -> table.live(event);
            case EventNames.LIVE_LINK -> table.link(event, ProcessHistory.UNKNOWN);
            case EventNames.SNAPSHOT -> complete &= !event.getBoolean("truncated");
            case EventNames.LEAKED -> warn(event, "It became garbage while it was open.");
            case EventNames.STALLED -> warn(event, text(event, "diagnosis"));
            case EventNames.WAIT_CYCLE -> warn(event, text(event, "cycle"));
            default -> {
                // A later version may add events; what it changes has another format version.
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
