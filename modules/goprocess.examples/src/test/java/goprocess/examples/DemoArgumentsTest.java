package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the demo says to arguments that it cannot use. */
class DemoArgumentsTest {
    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--orders=0",
                "--orders=many",
                "--orders=99999999",
                "--workers=-1",
                "--dir=pom.xml",
                "--nonsense"
            })
    void aBadArgumentEndsWithUsage(String argument) throws Exception {
        DemoJvm demo = DemoJvm.run(directory, Map.of(), argument);
        assertEquals(2, demo.exitCode());
        assertTrue(demo.err().contains("Usage: goprocess demo"), demo.err());
    }

    @Test
    void aDirectoryOfAnEarlierRunIsLeftAsItIs() throws Exception {
        Path recording = Files.writeString(directory.resolve("demo.jfr"), "earlier");
        assertFailure(directory + " has files of an earlier run: name another directory");
        assertEquals("earlier", Files.readString(recording));
    }

    @Test
    void aDirectoryThatCannotBeIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        Path below = directory.resolve("file").resolve("below");
        assertFailure("--dir=" + below, below + " cannot be written to: Not a directory");
    }

    private void assertFailure(String sentence) throws Exception {
        assertFailure("--dir=" + directory, sentence);
    }

    private void assertFailure(String argument, String sentence) throws Exception {
        DemoJvm demo = DemoJvm.run(directory, Map.of(), argument);
        assertEquals("demo failed: " + sentence + "\n", demo.err());
        assertEquals(1, demo.exitCode());
    }
}
