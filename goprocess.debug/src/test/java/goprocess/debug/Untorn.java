package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import tools.jackson.databind.JsonNode;

/** Everything that is captured of one process must have been true at one moment. */
final class Untorn {
    private Untorn() {}

    /** Fails if a process is torn. One named "with" was opened with a teardown. */
    static void check(JsonNode process) {
        boolean running = process.path("state").asString().equals("RUNNING");
        boolean closed = process.path("state").asString().equals("CLOSED");
        assertTrue(process.has("cause") == process.has("closingMillis"), process::toString);
        assertTrue(!running || !process.has("cause"), process::toString);
        assertTrue(running || closed || process.has("cause"), process::toString);
        assertTrue(!closed || process.path("links").isEmpty(), process::toString);
        if (running) {
            boolean with = process.path("name").asString().equals("with");
            assertEquals(with, process.has("hasTeardown"), process::toString);
            assertTrue(!process.has("teardown"), process::toString);
        }
        assertTrue(!(process.has("teardown") && process.has("hasTeardown")), process::toString);
        assertTrue(!(process.has("teardown") && process.has("function")), process::toString);
    }
}
