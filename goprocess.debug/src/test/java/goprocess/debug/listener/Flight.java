package goprocess.debug.listener;

import goprocess.debug.recording.ProcessRecording;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A flight recording of what a test does, with nothing but the events that are on by default. */
public final class Flight implements AutoCloseable {
    private final Recording recording = new Recording();
    private final Path file;

    private Flight() throws IOException {
        file = Files.createTempFile("goprocess", ".jfr");
    }

    /** A recording that has not begun. */
    public static Flight planned() throws IOException {
        return new Flight();
    }

    /** A recording that has begun. */
    public static Flight begun() throws IOException {
        Flight flight = new Flight();
        flight.recording.start();
        return flight;
    }

    public Recording recording() {
        return recording;
    }

    /** Another chunk begins, as it does when one is full. */
    public static void rotate() {
        try (Recording another = new Recording()) {
            another.start();
        }
    }

    /** Ends the recording, unless it has ended, and writes the file. */
    public Path file() throws IOException {
        if (recording.getState() == jdk.jfr.RecordingState.RUNNING) {
            recording.stop();
        }
        recording.dump(file);
        return file;
    }

    /** Ends the recording and reads it back. */
    public ProcessRecording read() throws IOException {
        return ProcessRecording.open(file());
    }

    /** Ends the recording and picks one kind of its events. */
    public List<RecordedEvent> events(String name) throws IOException {
        return RecordingFile.readAllEvents(file()).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    /** Ends the recording and picks the one event of a kind that has such a number. */
    public RecordedEvent only(String name, long id) throws IOException {
        List<RecordedEvent> found =
                events(name).stream().filter(event -> event.getLong("id") == id).toList();
        if (found.size() != 1) {
            throw new AssertionError("Not one " + name + " of #" + id + " but " + found);
        }
        return found.getFirst();
    }

    @Override
    public void close() throws IOException {
        recording.close();
        Files.deleteIfExists(file);
    }
}
