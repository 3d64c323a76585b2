package goprocess.tool;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Replaces the line-drawing characters by ASCII. A container often has no locale, so its terminal
 * is assumed to know ASCII only. Each character is replaced by one character, so columns stay
 * aligned.
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

    /** The writer itself if the charset can encode the line-drawing characters. */
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
