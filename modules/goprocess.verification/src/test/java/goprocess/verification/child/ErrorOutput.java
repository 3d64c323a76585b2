package goprocess.verification.child;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Passes on what is written to {@code System.err}, each line in one piece, and shows it afterwards.
 * Given one byte after the other, {@code System.err} writes 128 at a time, and a line of {@code
 * System.out} may come between. It is installed before anything is logged, since the log keeps the
 * stream that it finds first.
 */
final class ErrorOutput extends OutputStream {
    private final OutputStream err = new FileOutputStream(FileDescriptor.err);
    private final Charset charset = System.err.charset();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Consumer<String> each;

    private ErrorOutput(Consumer<String> each) {
        this.each = each;
    }

    /** Shows each line, on the thread that has written it. */
    static void onEachLine(Consumer<String> each) {
        ErrorOutput output = new ErrorOutput(each);
        System.setErr(new PrintStream(output, true, output.charset));
    }

    /**
     * The JVM does not end before such a line is written. The library waits for its log a second
     * only, and on a busy machine the log may need longer.
     */
    static void keepJvmUntil(Predicate<String> expected) {
        CountDownLatch written = new CountDownLatch(1);
        onEachLine(
                line -> {
                    if (expected.test(line)) {
                        written.countDown();
                    }
                });
        Say.atShutdown(() -> Say.await(written));
    }

    @Override
    public synchronized void write(int next) throws IOException {
        line.write(next);
        if (next == '\n') {
            err.write(line.toByteArray());
            each.accept(line.toString(charset).stripTrailing());
            line.reset();
        }
    }
}
