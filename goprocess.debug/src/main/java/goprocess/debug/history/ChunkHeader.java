package goprocess.debug.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The header of a chunk. It says when the chunk began and ended, how long it is, and whether it is
 * finished. While the chunk is being written, each flush updates its header.
 *
 * @param file the file that contains it
 * @param at where it begins in the file
 * @param bytes the header as it was read
 */
record ChunkHeader(Path file, long at, ByteBuffer bytes) {
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int SIZE_AT = 8;
    private static final int METADATA_AT = 24;
    private static final int START_AT = 32;
    private static final int DURATION_AT = 40;
    private static final int STATE_AT = 64;
    private static final int LENGTH = 68;
    private static final byte FINISHED = 0;
    private static final byte BEING_WRITTEN = (byte) 255;

    /**
     * Reads a header.
     *
     * @throws IOException if no chunk begins there; the message is one sentence that says so
     */
    static ChunkHeader read(Path file, FileChannel channel, long at) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LENGTH);
        while (header.hasRemaining() && channel.read(header, at + header.position()) >= 0) {}
        header.flip();
        if (header.remaining() < Integer.BYTES || header.getInt(0) != MAGIC) {
            throw new IOException(
                    at == 0
                            ? file + " is not a flight recording: it does not begin as one."
                            : file + " is damaged: at byte " + at + " no chunk begins.");
        }
        if (header.remaining() < LENGTH) {
            throw new IOException(
                    file + " is truncated: the header of the chunk at byte " + at + " is cut off.");
        }
        ChunkHeader read = new ChunkHeader(file, at, header);
        if (read.finished() && read.size() < LENGTH) {
            throw new IOException(file + " is damaged: a chunk at byte " + at + " has no size.");
        }
        return read;
    }

    static IOException truncated(Path file, long at, String how) {
        return new IOException(
                file + " is truncated in the chunk at byte " + at + ": " + how + ".");
    }

    long size() {
        return bytes.getLong(SIZE_AT);
    }

    Instant start() {
        return Instant.EPOCH.plusNanos(bytes.getLong(START_AT));
    }

    Instant end() {
        return start().plusNanos(bytes.getLong(DURATION_AT));
    }

    boolean finished() {
        return bytes.get(STATE_AT) == FINISHED;
    }

    /**
     * Whether a running JVM is writing the header at this very moment, or was killed at such a
     * moment.
     */
    boolean beingWritten() {
        return bytes.get(STATE_AT) == BEING_WRITTEN;
    }

    /** Whether the chunk contains anything that can be read. */
    boolean flushed() {
        return size() > LENGTH && bytes.getLong(METADATA_AT) > 0;
    }

    /** The header as it would be if the chunk had ended with its last flush. */
    ByteBuffer asFinished() {
        ByteBuffer finished = ByteBuffer.allocate(LENGTH).put(bytes.duplicate()).flip();
        return finished.put(STATE_AT, FINISHED);
    }
}
