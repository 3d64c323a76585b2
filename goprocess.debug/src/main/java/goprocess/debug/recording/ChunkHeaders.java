package goprocess.debug.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The headers of the chunks that a recording is made of. They tell when it began and ended, and
 * whether all of it is there: the JDK's reader takes an unfinished file for one that is being
 * written, and waits.
 *
 * @param start when the first chunk began
 * @param end when the last one ended
 */
record ChunkHeaders(Instant start, Instant end) {
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int SIZE_AT = 8;
    private static final int START_AT = 32;
    private static final int DURATION_AT = 40;
    private static final int UNFINISHED_AT = 64;
    private static final int LENGTH = 68;

    /**
     * Reads the headers of a file.
     *
     * @throws IOException if it is no recording or not all of one; the message is one sentence that
     *     says so
     */
    static ChunkHeaders of(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory, not a flight recording.");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file, channel);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " may not be read by the user of this JVM.", e);
        }
    }

    private static ChunkHeaders read(Path file, FileChannel channel) throws IOException {
        List<ChunkHeaders> chunks = new ArrayList<>();
        long at = 0;
        do {
            ByteBuffer header = header(channel, at);
            long size = check(file, header, chunks.size() + 1, at, channel.size() - at);
            Instant start = Instant.EPOCH.plusNanos(header.getLong(START_AT));
            chunks.add(new ChunkHeaders(start, start.plusNanos(header.getLong(DURATION_AT))));
            at += size;
        } while (at < channel.size());
        return new ChunkHeaders(chunks.getFirst().start, chunks.getLast().end);
    }

    /** The size of the chunk, which is all there. */
    private static long check(Path file, ByteBuffer header, int chunk, long at, long left)
            throws IOException {
        if (header.remaining() < Integer.BYTES || header.getInt(0) != MAGIC) {
            throw new IOException(
                    at == 0
                            ? file + " is not a flight recording: it does not begin as one."
                            : file + " is damaged: at byte " + at + " no chunk begins.");
        }
        if (header.remaining() < LENGTH) {
            throw truncated(file, chunk, "its header is cut off");
        }
        long size = header.getLong(SIZE_AT);
        if (size < LENGTH || header.get(UNFINISHED_AT) != 0) {
            throw new IOException(
                    file
                            + " is not finished: chunk "
                            + chunk
                            + " is still being written, or its JVM was killed;"
                            + " jcmd <pid> JFR.dump writes a whole one.");
        }
        if (size > left) {
            throw truncated(file, chunk, (size - left) + " of its " + size + " bytes are missing");
        }
        return size;
    }

    private static ByteBuffer header(FileChannel channel, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LENGTH);
        while (header.hasRemaining() && channel.read(header, at + header.position()) >= 0) {}
        return header.flip();
    }

    private static IOException truncated(Path file, int chunk, String how) {
        return new IOException(file + " is truncated in chunk " + chunk + ": " + how + ".");
    }
}
