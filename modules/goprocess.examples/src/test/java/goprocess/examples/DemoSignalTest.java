package goprocess.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody else ends the demo before it does so itself. */
class DemoSignalTest {
    @TempDir Path directory;

    @Test
    void aSignalFromOutsideClosesItInOrderToo() throws Exception {
        assertEndsInOrder("--orders=1000000");
    }

    @Test
    void aSignalBeforeTheOrderThatMakesAWorkerHangClosesItInOrderToo() throws Exception {
        List<String> rest = assertEndsInOrder("--hang", "--orders=1000000");
        assertTrue(rest.stream().anyMatch(line -> line.startsWith("hang     none: ")));
    }

    private List<String> assertEndsInOrder(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(JvmCommand.of(List.of(), Demo.class, arguments));
        command.add("--dir=" + directory);
        Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader says = demo.inputReader();
        while (!says.readLine().matches("orders   [1-9].* accepted.*")) {}
        demo.toHandle().destroy(); // Process.destroy would close what we read from
        List<String> rest = says.lines().toList();
        assertEquals(0, demo.waitFor(), rest::toString);
        assertTrue(
                rest.stream().anyMatch(line -> line.endsWith("every one is in the database")),
                rest::toString);
        return rest;
    }
}
