package goprocess.tool;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Draws with letters where there are no lines: a container often has no locale, and so is taken to
 * know ASCII only. A sign becomes one sign, so what is aligned stays so.
 */
final class AsciiWriter extends FilterWriter {
    private static final String SIGNS = "├└│─×◀…µ";
    private static final String LETTERS = "|`|-x<~u";

    private AsciiWriter(Writer out) {
        super(out);
    }

    /** A writer to a stream that is flushed at the end of each line. */
    static PrintWriter to(PrintStream stream) {
        Charset charset = stream.charset();
        return new PrintWriter(to(new OutputStreamWriter(stream, charset), charset), true);
    }

    /** The writer itself if what it writes is encoded so that it knows lines. */
    static Writer to(Writer writer, Charset charset) {
        boolean drawsLines = charset.canEncode() && charset.newEncoder().canEncode(SIGNS);
        return drawsLines ? writer : new AsciiWriter(writer);
    }

    @Override
    public void write(int c) throws IOException {
        int sign = SIGNS.indexOf(c);
        out.write(sign < 0 ? c : LETTERS.charAt(sign));
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        write(new String(chars, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(text.charAt(i));
        }
    }
}
