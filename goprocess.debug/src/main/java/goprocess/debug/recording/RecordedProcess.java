package goprocess.debug.recording;

import goprocess.debug.history.ProcessHistory;
import goprocess.debug.render.Words;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A process in a recording.
 *
 * @param id its number, unique in the JVM that was recorded
 * @param name its name, not necessarily unique
 */
public record RecordedProcess(long id, String name) {
    static RecordedProcess of(ProcessHistory process) {
        return new RecordedProcess(process.id(), process.name());
    }

    static Optional<RecordedProcess> ofNullable(@Nullable ProcessHistory process) {
        return Optional.ofNullable(process).map(RecordedProcess::of);
    }

    /** On one line, whatever the name contains: "http #12". */
    @Override
    public String toString() {
        return Words.oneLine(name) + " #" + id;
    }
}
