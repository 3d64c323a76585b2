package goprocess.debug.socket;

import goprocess.debug.render.Words;

import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** One question and its answer. */
final class Connection implements Runnable {
    private static final int LONGEST_LINE = 1_000;
    private static final int PIECE = 8_192;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long NOT_BLOCKED = Long.MIN_VALUE;

    private final SocketChannel channel;
    private final Answers answers;

    /** Since when it has waited for the other end, by {@link System#nanoTime()}. */
    private volatile long blockedSince = System.nanoTime();

    private volatile boolean over;

    Connection(SocketChannel channel, Answers answers) {
        this.channel = channel;
        this.answers = answers;
    }

    /**
     * Whether it has ended, or the other end has neither sent a question nor read for ten seconds.
     */
    boolean isOver(long now) {
        long since = blockedSince;
        return over || (since != NOT_BLOCKED && now - since > PATIENCE);
    }

    /** Wakes up its thread, if it waits for the other end. */
    void close() throws IOException {
        channel.close();
    }

    @Override
    public void run() {
        try (channel) {
            // The whole line has to arrive in time, so single bytes do not extend the time.
            String question = readLine();
            blockedSince = NOT_BLOCKED;
            answer(question);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            // The other end has to notice that the answer is incomplete.
        } finally {
            over = true;
        }
    }

    /** A class that had no memory when it was initialized is missing for good. */
    private void answer(@Nullable String question) throws IOException {
        Pieces pieces = new Pieces();
        try {
            OutputStream out = new BufferedOutputStream(pieces, PIECE);
            if (question == null) {
                answers.tooLong(LONGEST_LINE, out);
            } else {
                answers.answer(question.strip(), out);
            }
            out.flush();
        } catch (LinkageError e) {
            if (pieces.begun) {
                throw e;
            }
            String missing =
                    "error: a class that the answer needs is not on the path of this JVM, or had no"
                            + " memory when it was initialized, and then only a restart helps: "
                            + Words.oneLine(e.toString())
                            + "\n";
            pieces.write(missing.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The text up to the end of the line or of the stream; null if it is too long. */
    private @Nullable String readLine() throws IOException {
        ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE + 1);
        int seen = 0;
        while (line.hasRemaining() && channel.read(line) >= 0) {
            for (; seen < line.position(); seen++) {
                if (line.get(seen) == '\n') {
                    return new String(line.array(), 0, seen, StandardCharsets.UTF_8);
                }
            }
        }
        return line.hasRemaining()
                ? new String(line.array(), 0, line.position(), StandardCharsets.UTF_8)
                : null;
    }

    /** Writes in pieces, each of which the other end has to read in time. */
    private final class Pieces extends OutputStream {
        private boolean begun;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += PIECE) {
                writePiece(ByteBuffer.wrap(bytes, offset + done, Math.min(PIECE, length - done)));
            }
        }

        private void writePiece(ByteBuffer piece) throws IOException {
            begun = true;
            blockedSince = System.nanoTime();
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
            blockedSince = NOT_BLOCKED;
        }
    }
}
