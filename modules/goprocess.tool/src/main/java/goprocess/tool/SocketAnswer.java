package goprocess.tool;

import goprocess.tool.Failure.Kind;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A question, and its answer as a stream. If nothing arrives for too long, the connection is
 * closed: a JVM whose heap is exhausted, or that reaches no safepoint, accepts connections and
 * never answers.
 */
final class SocketAnswer implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int LONGEST_ADDRESS = 100;
    private static final int ATTEMPTS = 10;
    private static final long BETWEEN_ATTEMPTS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String END = "-- ";
    private static final String ERROR = "error: ";

    private final SocketChannel channel;
    private final InputStream in;
    private final long patience;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean late;

    private SocketAnswer(SocketChannel channel, long patience) {
        this.channel = channel;
        this.patience = patience;
        this.in = new Progress(Channels.newInputStream(channel));
        Thread.ofPlatform().daemon().name("patience").start(this::watch);
    }

    static SocketAnswer to(String question, Path socket) {
        return to(question, socket, PATIENCE);
    }

    static SocketAnswer to(String question, Path socket, long patience) {
        try {
            SocketChannel channel = connect(socket);
            channel.write(ByteBuffer.wrap((question + "\n").getBytes(StandardCharsets.UTF_8)));
            return new SocketAnswer(channel, patience);
        } catch (IOException e) {
            throw new Failure(
                    Kind.NO_ANSWER,
                    "The socket "
                            + socket
                            + " cannot be reached ("
                            + e.getMessage()
                            + "): its JVM may have ended just now; ask again.",
                    e);
        }
    }

    /** Connects. A socket that was just created refuses connections until the JVM listens to it. */
    private static SocketChannel connect(Path socket) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return connectOnce(socket);
            } catch (ConnectException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS);
            }
        }
    }

    /**
     * The root directory of another process may make the path longer than the address of a socket
     * may be.
     */
    private static SocketChannel connectOnce(Path socket) throws IOException {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_ADDRESS) {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        }
        Path folder = Files.createTempDirectory("gp");
        Path link = folder.resolve("s");
        try {
            Files.createSymbolicLink(link, socket);
            return SocketChannel.open(UnixDomainSocketAddress.of(link));
        } finally {
            Files.deleteIfExists(link);
            Files.delete(folder);
        }
    }

    private void watch() {
        while (channel.isOpen()) {
            long left = patience - (System.nanoTime() - lastProgress);
            if (left <= 0) {
                late = true;
                try {
                    channel.close();
                } catch (IOException e) {
                    return;
                }
            }
            LockSupport.parkNanos(Math.min(Math.max(left, 1), TimeUnit.SECONDS.toNanos(1)));
        }
    }

    /** The bytes of the answer. */
    InputStream stream() {
        return in;
    }

    /** The next bytes of the answer, -1 at its end. */
    int read(byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    /** The whole of a text, without the last line, which says that it is complete. */
    String text() {
        try {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (text.startsWith(ERROR)) {
                throw refused(text);
            }
            int end = text.lastIndexOf("\n" + END);
            if (end < 0 || !text.endsWith("\n")) {
                throw incomplete(null);
            }
            return text.substring(0, end);
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    /** The whole of an answer that marks its own end. */
    byte[] bytes() {
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw incomplete(e);
        }
    }

    /** The lines of an answer that goes on. */
    BufferedReader lines() {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static Failure refused(String text) {
        String reason = text.substring(ERROR.length()).strip();
        Kind kind = reason.startsWith("no process") ? Kind.NO_SUCH_PROCESS : Kind.NO_ANSWER;
        return new Failure(kind, "The JVM says: " + reason + ".");
    }

    /** Says why the answer is incomplete. */
    Failure incomplete(@Nullable Exception cause) {
        String sentence =
                late
                        ? "The JVM gave no answer in time: its heap may be exhausted, or a thread"
                                + " keeps it from a safepoint; `goprocess shutdown` reads what its"
                                + " recorder has written."
                        : "The answer ended in the middle: the JVM has ended, or has no memory left"
                                + " to answer; ask again.";
        Failure failure = new Failure(late ? Kind.NO_ANSWER : Kind.INCOMPLETE, sentence);
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be freed.
        }
    }

    /** Notes when bytes have arrived. */
    private final class Progress extends java.io.FilterInputStream {
        Progress(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            lastProgress = System.nanoTime();
            return read;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            lastProgress = System.nanoTime();
            return read;
        }
    }
}
