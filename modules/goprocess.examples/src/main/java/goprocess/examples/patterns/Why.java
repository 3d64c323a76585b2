package goprocess.examples.patterns;

import goprocess.api.GoProcess;
import goprocess.debug.ProcessGraph;
import goprocess.debug.recording.ProcessRecording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;

/** Finds out why a close takes long, during the close and afterwards. */
final class Why {
    private Why() {}

    static void close(GoProcess app, Duration patience, Logger log) throws InterruptedException {
        // @start region="why"
        if (!app.closeAsync().await(patience)) {
            log.severe(ProcessGraph.capture(app).diagnose().toString());
        }
        // @end
    }

    static void read(Path file, Logger log) throws IOException {
        // @start region="recording"
        ProcessRecording recording = ProcessRecording.open(file);
        recording.shutdown().ifPresent(shutdown -> log.info(shutdown.toString()));
        // @end
    }
}
