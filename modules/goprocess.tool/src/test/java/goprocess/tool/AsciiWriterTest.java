package goprocess.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where the terminal is said to know ASCII only, a tree is still a tree. */
class AsciiWriterTest {
    private static String written(Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AsciiWriter.to(new PrintStream(bytes, true, charset)).println("└─ worker ×5 ◀ holds");
        return bytes.toString(charset).strip();
    }

    @Test
    void linesAreDrawnWhereTheyCanBe() {
        assertEquals("└─ worker ×5 ◀ holds", written(StandardCharsets.UTF_8));
    }

    @Test
    void lettersStandForThemElsewhere() {
        assertEquals("`- worker x5 < holds", written(StandardCharsets.US_ASCII));
        assertEquals("`- worker x5 < holds", written(StandardCharsets.ISO_8859_1));
    }
}
