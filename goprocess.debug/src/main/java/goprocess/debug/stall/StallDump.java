package goprocess.debug.stall;

import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.presence.DebugLog;
import goprocess.debug.render.JsonGraph;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes what is known about a close that takes long, because a SIGKILL often follows: the graph,
 * the diagnosis and the running recordings. The system property {@value #PROPERTY} names the
 * folder. Each stall gets a new folder in it, so nothing is ever overwritten. Only the user of this
 * JVM can read it.
 */
public final class StallDump {
    /** The name of a folder, which is created if it does not exist. */
    public static final String PROPERTY = "goprocess.debug.stall.dump";

    static final int OF_ONE_JVM = 10;
    static final int IN_ONE_FOLDER = 100;
    private static final long LARGEST_GRAPH = 256L << 20;

    private final Path folder;
    private final long largestGraph;
    private int written;

    StallDump(Path folder) {
        this(folder, LARGEST_GRAPH);
    }

    StallDump(Path folder, long largestGraph) {
        this.folder = folder;
        this.largestGraph = largestGraph;
    }

    /**
     * The dump that is configured.
     *
     * @return empty if none is
     */
    public static Optional<StallDump> configured() {
        String setting = System.getProperty(PROPERTY);
        if (setting == null || setting.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StallDump(Path.of(setting).toAbsolutePath()));
        } catch (InvalidPathException e) {
            DebugLog.warn("-D" + PROPERTY + " names no folder: " + e.getMessage(), null);
            return Optional.empty();
        }
    }

    /** Never throws: the watch goes on. */
    void write(Snapshot graph, Verdict verdict, String diagnosis) {
        if (written > OF_ONE_JVM) {
            return;
        }
        written++;
        if (written > OF_ONE_JVM) {
            DebugLog.warn(
                    "From here on no stall is dumped: this JVM has written " + OF_ONE_JVM, null);
            return;
        }
        try {
            Files.createDirectories(folder);
            if (dumps() >= IN_ONE_FOLDER) {
                DebugLog.warn("No dump of this stall: " + folder + " holds " + IN_ONE_FOLDER, null);
                return;
            }
            Path dump = newFolder();
            writeText(dump.resolve("diagnosis.txt"), diagnosis);
            writeGraph(dump, graph, verdict);
            // On a thread of its own, since the recorder may be shutting down and then never
            // answers.
            RecordingDump.start(dump);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            DebugLog.warn("The dump of a stall could not be written to " + folder, e);
        }
    }

    private long dumps() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> String.valueOf(each.getFileName()).startsWith("stall-"))
                    .count();
        }
    }

    private Path newFolder() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        for (int number = 1; ; number++) {
            String name = "stall-" + self.pid() + "-" + start + "-" + number;
            try {
                return Files.createDirectory(folder.resolve(name), onlyOurs("rwx------"));
            } catch (FileAlreadyExistsException e) {
                // This one belongs to another class loader or container, so the next number is
                // tried.
            }
        }
    }

    private FileAttribute<?>[] onlyOurs(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        onlyOurs("rw-------")));
    }

    private void writeText(Path file, String text) throws IOException {
        try (OutputStream out = create(file)) {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A graph that is too large is left out, since half a graph is not valid JSON. */
    private void writeGraph(Path dump, Snapshot graph, Verdict verdict) throws IOException {
        Path file = dump.resolve("graph.json");
        try (OutputStream out =
                new BufferedOutputStream(new LimitedStream(create(file), largestGraph))) {
            JsonGraph.write(graph, verdict, out);
        } catch (LimitedStream.Full e) {
            Files.delete(file);
            writeText(
                    dump.resolve("graph.omitted.txt"),
                    "The graph has more than " + (largestGraph >> 20) + " MB.");
        }
    }
}
