package goprocess.queue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Memory ends in the midst of a put. */
class FullHeapTest {
    @Test
    void whatWasAcceptedBeforeComesOut() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(JvmCommand.of(List.of("-Xmx16m"), FullHeap.class))) {
            List<String> lines = jvm.allLines();
            assertTrue(lines.contains("all came out"), lines::toString);
        }
    }
}
