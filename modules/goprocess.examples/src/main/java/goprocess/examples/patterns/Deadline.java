package goprocess.examples.patterns;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;

import java.time.Duration;
import java.util.logging.Logger;

/** A close that is waited for up to a timeout. */
final class Deadline {
    private Deadline() {}

    static void close(GoProcess app, Duration patience, Logger log) {
        // @start region="deadline"
        try {
            app.close(patience);
        } catch (CloseTimeoutException e) {
            log.severe(e.getMessage()); // names what is still open, and what it is doing
        }
        // @end
    }
}
