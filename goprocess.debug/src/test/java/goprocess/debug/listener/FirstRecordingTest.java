package goprocess.debug.listener;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The recorder calls its listeners with its lock held, and whoever removes one waits for that. */
class FirstRecordingTest {
    @Test
    void itIsMadeThoughTheListenerIsBeingRemoved() throws Exception {
        List<String> lines = ChildJvm.run(FirstRecording.class, List.of());

        assertTrue(lines.contains("recorded"), lines::toString);
    }
}
