package goprocess.tool;

import goprocess.debug.recording.ProcessRecording;
import goprocess.debug.recording.Shutdown;
import goprocess.tool.Failure.Kind;

import java.io.IOException;
import java.nio.file.Path;

/** Recordings as files. */
final class Recordings {
    private Recordings() {}

    static ProcessRecording open(Path file) {
        try {
            return ProcessRecording.open(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    Kind.INCOMPLETE,
                    file
                            + " cannot be read as a recording ("
                            + e.getMessage()
                            + "): name a .jfr file, or the repository folder of a JVM.",
                    e);
        }
    }

    /** The close that ended the application. */
    static Shutdown shutdown(ProcessRecording recording, Path file) {
        return recording
                .shutdown()
                .orElseThrow(
                        () ->
                                new Failure(
                                        Kind.WITHOUT_GOPROCESS,
                                        file
                                                + " has no close in it that ended an application:"
                                                + " record with goprocess.debug on the path until"
                                                + " the end; `goprocess closes` shows the"
                                                + " others."));
    }

    static Shutdown shutdown(Path file) {
        return shutdown(open(file), file);
    }
}
