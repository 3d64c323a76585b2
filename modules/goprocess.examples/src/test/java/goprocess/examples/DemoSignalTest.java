package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;

/** Somebody else ends the demo before it does so itself. */
class DemoSignalTest {
    @TempDir Path directory;

    @Test
    void aSignalFromOutsideClosesItInOrderToo() throws Exception {
        Process demo =
                new ProcessBuilder(
                                ChildJvm.command(
                                        Demo.class, "--orders=1000000", "--dir=" + directory))
                        .redirectErrorStream(true)
                        .start();
        BufferedReader says = demo.inputReader();
        while (!says.readLine().matches("orders   [1-9].* accepted.*")) {}
        demo.toHandle().destroy(); // Process.destroy would close what we read from
        List<String> rest = says.lines().toList();
        assertEquals(0, demo.waitFor(), rest::toString);
        assertTrue(
                rest.stream().anyMatch(line -> line.endsWith("every one is in the database")),
                rest::toString);
    }
}
