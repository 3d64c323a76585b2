package goprocess.debug.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The chunks of a recording, as one file that the JDK's reader accepts. They come from a file or
 * from a folder of a repository, and may be unfinished. The reader assumes that an unfinished chunk
 * is being written, and waits. So an unfinished chunk is read from a copy that ends at the
 * recorder's last flush.
 */
final class RecordedChunks implements AutoCloseable {
    private static final int MOST_RETRIES = 1_000;

    /** The JDK's chunks join without a gap; the clock may be set between two of them. */
    private static final Duration MOST_BETWEEN = Duration.ofMillis(5);

    private final Path source;
    private final List<ChunkHeader> chunks = new ArrayList<>();
    private final List<String> cuts = new ArrayList<>();
    private Path readable;
    private boolean copied;

    private RecordedChunks(Path source) {
        this.source = source;
        this.readable = source;
    }

    /**
     * Finds the chunks.
     *
     * @throws IOException if there is none that can be read; the message is one sentence that says
     *     so
     */
    static RecordedChunks of(Path source) throws IOException {
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString(), null, "there is no such file");
        }
        RecordedChunks found = new RecordedChunks(source);
        try {
            found.find(Files.isDirectory(source) ? filesIn(source) : List.of(source));
            return found;
        } catch (AccessDeniedException e) {
            found.close();
            throw new IOException(source + " may not be read by the user of this JVM.", e);
        } catch (IOException e) {
            found.close();
            throw e;
        }
    }

    /** The file for the JDK's reader. */
    Path readable() {
        return readable;
    }

    /** When the first chunk began. */
    Instant start() {
        return chunks.getFirst().start();
    }

    /** When the last chunk ended, or was last flushed. */
    Instant end() {
        return chunks.getLast().end();
    }

    /**
     * The end of the chunk in which a moment is. The same moment if that chunk was not finished.
     */
    Instant endAfter(Instant time) {
        for (ChunkHeader chunk : chunks) {
            if (!chunk.end().isBefore(time)) {
                return chunk.finished() ? chunk.end() : time;
            }
        }
        return time;
    }

    /** What was left out, in a sentence each. */
    List<String> cuts() {
        return cuts;
    }

    /**
     * The files in a folder. A repository has a folder for each JVM; in {@code /proc/PID/fd} the
     * links have no extension.
     */
    private static List<Path> filesIn(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, Set.of(), 2, new ChunkFinder(files));
        Collections.sort(files);
        if (files.isEmpty()) {
            throw new IOException(folder + " is a folder without a flight recording.");
        }
        List<Path> folders =
                files.stream().map(file -> file.resolveSibling("")).distinct().toList();
        if (folders.size() > 1) {
            throw new IOException(
                    folder
                            + " has the recordings of several JVMs: name the folder of one, such as"
                            + " "
                            + folder.relativize(folders.getLast())
                            + ".");
        }
        return files;
    }

    /**
     * Finds the files of chunks. A running JVM may close and delete files meanwhile, and may have a
     * file open more than once.
     */
    private static final class ChunkFinder extends SimpleFileVisitor<Path> {
        private final List<Path> found;
        private final Set<Object> keys = new HashSet<>();

        ChunkFinder(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isChunk(file) && isNew(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isNew(Path file) {
            try {
                Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
                return key == null || keys.add(key);
            } catch (IOException e) {
                return false; // it has just been deleted
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    private static boolean isChunk(Path file) {
        try {
            String name =
                    Files.isSymbolicLink(file)
                            ? Files.readSymbolicLink(file).toString()
                            : file.toString();
            return (name.endsWith(".jfr") || name.endsWith(".jfr (deleted)"))
                    && Files.isRegularFile(file);
        } catch (IOException e) {
            return false;
        }
    }

    private void find(List<Path> files) throws IOException {
        for (Path file : files) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                find(file, channel);
            } catch (NoSuchFileException e) {
                if (file.equals(source)) {
                    throw e;
                }
            }
        }
        if (chunks.isEmpty()) {
            throw new IOException(
                    cuts.isEmpty()
                            ? source + " is not a flight recording: it does not begin as one."
                            : source + " cannot be read: " + cuts.getFirst());
        }
        boolean whole = files.size() == 1 && chunks.stream().allMatch(ChunkHeader::finished);
        if (!whole || !cuts.isEmpty()) {
            copy();
        }
        chunks.sort(Comparator.comparing(ChunkHeader::start));
        findLost();
    }

    /** A chunk begins when the one before it ends. Of an unfinished one the end is not known. */
    private void findLost() {
        Instant end = start();
        boolean known = true;
        for (ChunkHeader chunk : chunks) {
            if (known && Duration.between(end, chunk.start()).compareTo(MOST_BETWEEN) > 0) {
                cuts.add(
                        "There is no chunk with what happened from %s to %s: it is missing."
                                .formatted(end, chunk.start()));
            }
            if (chunk.end().isAfter(end)) {
                end = chunk.end();
                known = chunk.finished();
            }
        }
    }

    private void find(Path file, FileChannel channel) throws IOException {
        long at = 0;
        while (at == 0 || at < channel.size()) {
            ChunkHeader header = ChunkHeader.read(file, channel, at);
            long left = channel.size() - at;
            for (int i = 0; header.beingWritten() && i < MOST_RETRIES; i++) {
                Thread.onSpinWait();
                header = ChunkHeader.read(file, channel, at);
            }
            if (!header.finished()) {
                unfinished(header);
                return;
            }
            if (header.size() > left) {
                cut(file, header, left);
                return;
            }
            chunks.add(header);
            at += header.size();
        }
    }

    /** Adds an unfinished chunk, up to its last flush. Its JVM was killed or is still running. */
    private void unfinished(ChunkHeader header) {
        if (header.flushed()) {
            chunks.add(header);
            cuts.add(
                    "The last chunk was not finished, because the JVM was killed or is still"
                            + " running: what happened after the last flush at "
                            + header.end()
                            + " is missing.");
        } else {
            cuts.add(
                    "The last chunk was never flushed, because the JVM was killed soon after the"
                            + " chunk began: what happened after "
                            + header.start()
                            + " is missing.");
        }
    }

    private void cut(Path file, ChunkHeader header, long left) throws IOException {
        String how = (header.size() - left) + " of its " + header.size() + " bytes are missing";
        if (chunks.isEmpty()) {
            throw ChunkHeader.truncated(file, header.at(), how);
        }
        cuts.add("Chunk " + (chunks.size() + 1) + " was cut and is left out: " + how + ".");
    }

    private void copy() throws IOException {
        readable = Files.createTempFile("goprocess", ".jfr");
        copied = true;
        chunks.sort(Comparator.comparing(ChunkHeader::start));
        try (FileChannel out = FileChannel.open(readable, StandardOpenOption.WRITE)) {
            for (ChunkHeader chunk : chunks) {
                long begin = out.position();
                try (FileChannel in = FileChannel.open(chunk.file(), StandardOpenOption.READ)) {
                    for (long done = 0; done < chunk.size(); ) {
                        long count = in.transferTo(chunk.at() + done, chunk.size() - done, out);
                        if (count <= 0) {
                            throw ChunkHeader.truncated(
                                    chunk.file(), chunk.at(), "it was cut while it was read");
                        }
                        done += count;
                    }
                }
                out.write(chunk.asFinished(), begin);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            Files.deleteIfExists(readable);
        }
    }
}
