package goprocess.debug.history;

import static goprocess.debug.history.EventFields.epochNanos;

import jdk.jfr.EventType;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Reads a file once and passes each event to {@link EventDispatcher}. */
final class HistoryReader {
    private final Path file;

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
        ProcessTable table = new ProcessTable();
        EventDispatcher events = new EventDispatcher(table, gaps);
        if (!intact(() -> takeAll(readable, events))) {
            throw EventTypes.none(file);
        }
        if (events.isAmbiguous()) {
            throw EventTypes.ambiguous(file);
        }
        ProcessIndex processes = table.finished();
        long epochOffset = events.epochOffset();
        return new History(
                processes,
                events.warnings(),
                extentOf(chunks, events),
                epochOffset,
                gaps.sentences(processes.all()),
                events.pid(),
                table.snapshots(
                        at -> epochNanos(chunks.endAfter(instant(at, epochOffset))) - epochOffset));
    }

    /**
     * The time that the recording covers. A transition is a little older than its event, so the
     * first may be before the first chunk.
     */
    private static Extent extentOf(RecordedChunks chunks, EventDispatcher events) {
        Instant first = instant(events.firstAt(), events.epochOffset());
        Instant last = instant(events.lastAt(), events.epochOffset());
        return new Extent(
                first.isBefore(chunks.start()) ? first : chunks.start(),
                last.isAfter(chunks.end()) ? last : chunks.end(),
                events.jvmEnded());
    }

    private static Instant instant(long nanoTime, long epochOffset) {
        return Instant.EPOCH.plusNanos(nanoTime + epochOffset);
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

    private static boolean takeAll(Path file, EventDispatcher events) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                events.take(recording.readEvent());
            }
            return events.hasFoundAny();
        }
    }
}
