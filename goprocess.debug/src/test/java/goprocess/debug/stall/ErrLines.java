package goprocess.debug.stall;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What a program writes to {@link System#err}: written on to {@link System#out}, and read. */
final class ErrLines extends ByteArrayOutputStream {
    private final Consumer<String> reader;

    private ErrLines(Consumer<String> reader) {
        this.reader = reader;
    }

    /**
     * Replaces {@link System#err}. A log that has begun before keeps the stream that it has.
     *
     * @param reader is given each text that ends with a line, when it has been written on
     */
    static void readBy(Consumer<String> reader) {
        System.setErr(new PrintStream(new ErrLines(reader), true, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void flush() {
        String text = toString(StandardCharsets.UTF_8);
        if (text.endsWith("\n")) {
            reset();
            System.out.print(text);
            System.out.flush();
            reader.accept(text);
        }
    }
}
