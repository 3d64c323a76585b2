package goprocess.examples.oncall;

import goprocess.debug.recording.ProcessRecording;

import java.io.IOException;
import java.nio.file.Path;

/** What a killed JVM was doing, as its recorder had flushed it. */
public final class LastWords {
    private LastWords() {}

    // @start region="killed"
    static String of(Path repository) throws IOException {
        ProcessRecording recording = ProcessRecording.open(repository);
        String missing = String.join("\n", recording.missing()); // e.g. everything after 3:12
        return recording.graphAt(recording.end()).diagnose() + "\n" + missing;
    }
    // @end
}
