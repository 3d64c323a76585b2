package goprocess.viewer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.debug.ProcessGraph;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sample of the Javadoc. */
class SampleTest {
    @Test
    void aPageIsOneFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("processes.html");
        // @start region="page"
        ProcessPage.of(ProcessGraph.capture()).write(file);
        // @end
        assertTrue(Files.readString(file).startsWith("<!DOCTYPE html>"));
    }
}
