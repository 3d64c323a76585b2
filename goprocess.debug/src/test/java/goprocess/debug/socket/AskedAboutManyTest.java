package goprocess.debug.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** A real JVM with very many closes is asked. */
class AskedAboutManyTest {
    @TempDir private Path folder;

    @Test
    void itAnswersWhileAHundredThousandClose() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this is no Linux");
        try (AskedJvm jvm = AskedJvm.start(folder, "many", "-Xmx512m", "-Dprocesses=100000")) {
            jvm.awaitLine("ready");
            assertTrue(jvm.ask("status").contains("\"live\":100001,\"closing\":100001,"));
            jvm.goOn();
            while (!jvm.ask("why").contains("closing: 0, ")) {
                Thread.onSpinWait();
            }
            jvm.awaitLine("closed");
        }
    }
}
