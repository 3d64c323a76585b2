package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

@NothingLeftOpen
class FullDiskTest {
    private static final String FULL = "/dev/full";
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void closes() {
        app.close();
    }

    /** The system says why, in the language of the user. */
    private static String said(OutputStream full) {
        String why = assertThrows(IOException.class, () -> full.write(1)).getMessage();
        return "The graph was not written completely: " + why;
    }

    @Test
    void jsonOnAFullDiskIsOneClearException() throws IOException {
        assumeTrue(Files.exists(Path.of(FULL)));
        ProcessGraph graph = ProcessGraph.capture(app);
        try (OutputStream full = new FileOutputStream(FULL)) {
            IOException thrown = assertThrows(IOException.class, () -> graph.writeJson(full));
            assertEquals(said(full), thrown.getMessage());
        }
        PublishedSchema.read(graph.toJson());
    }

    @Test
    void dotOnAFullDiskIsOneClearException() throws IOException {
        assumeTrue(Files.exists(Path.of(FULL)));
        ProcessGraph graph = ProcessGraph.capture(app);
        try (OutputStream full = new FileOutputStream(FULL)) {
            PrintableStream out = text -> full.write(text.getBytes(StandardCharsets.UTF_8));
            IOException thrown = assertThrows(IOException.class, () -> graph.writeDot(out));
            assertEquals(said(full), thrown.getMessage());
        }
    }

    /** Text that goes to a stream as it comes. */
    private interface PrintableStream extends Appendable {
        void write(String text) throws IOException;

        @Override
        default Appendable append(CharSequence text) throws IOException {
            write(text.toString());
            return this;
        }

        @Override
        default Appendable append(CharSequence text, int start, int end) throws IOException {
            return append(text.subSequence(start, end));
        }

        @Override
        default Appendable append(char c) throws IOException {
            return append(String.valueOf(c));
        }
    }

    @Test
    void theStreamIsFlushedAndStaysOpen() throws IOException {
        int[] calls = new int[2];
        OutputStream watched =
                new FilterOutputStream(OutputStream.nullOutputStream()) {
                    @Override
                    public void flush() {
                        calls[0]++;
                    }

                    @Override
                    public void close() {
                        calls[1]++;
                    }
                };
        ProcessGraph.capture(app).writeJson(watched);
        assertEquals(1, calls[0]);
        assertEquals(0, calls[1]);
    }
}
