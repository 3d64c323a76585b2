package goprocess.debug.stall;

import goprocess.debug.presence.DebugLog;
import goprocess.debug.presence.JvmShutdown;

import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes what the running recordings have recorded so far. While the JVM shuts down the recorder is
 * not called, since it may be shutting down as well and hold its lock indefinitely. Instead the
 * files that it writes to are copied as they are. So they are if the recorder does not answer.
 */
final class RecordingDump implements Runnable {
    private static final long LARGEST = 512L << 20;

    /** A SIGKILL often comes half a minute after the wish to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration STEP = Duration.ofMillis(100);

    private final Path folder;
    private final long largest;
    private final Supplier<Recording> recorder;
    private final Duration patience;

    RecordingDump(Path folder, long largest) {
        this(folder, largest, () -> FlightRecorder.getFlightRecorder().takeSnapshot(), PATIENCE);
    }

    RecordingDump(Path folder, long largest, Supplier<Recording> recorder, Duration patience) {
        this.folder = folder;
        this.largest = largest;
        this.recorder = recorder;
        this.patience = patience;
    }

    static void start(Path folder) {
        if (FlightRecorder.isAvailable() && FlightRecorder.isInitialized()) {
            thread("goprocess-stall-dump", new RecordingDump(folder, LARGEST));
        }
    }

    private static Thread thread(String name, Runnable task) {
        return Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name(name)
                .start(task);
    }

    @Override
    public void run() {
        if (JvmShutdown.hasBegun() || !recorderAnswers()) {
            write(this::copyChunks);
        }
    }

    /** Whether the recorder has written, or refused to, before patience or the JVM ended. */
    private boolean recorderAnswers() {
        long end = System.nanoTime() + patience.toNanos();
        try {
            Thread asking = thread("goprocess-stall-recorder", () -> write(this::dump));
            while (!asking.join(STEP)) {
                if (System.nanoTime() - end >= 0 || JvmShutdown.hasBegun()) {
                    return false;
                }
            }
        } catch (InterruptedException | OutOfMemoryError e) {
            return false; // there may be no thread
        }
        return true;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException | Error e) {
            DebugLog.warn("The recordings could not be dumped to " + folder, e);
        }
    }

    private void dump() throws IOException {
        try (Recording all = recorder.get()) {
            // Only we can enter this folder, so nobody else can create a file in it.
            if (all.getSize() > largest) {
                omit("The recordings have");
            } else if (all.getSize() > 0) {
                Path file = folder.resolve("recordings.jfr");
                all.dump(file);
                onlyOurs(file);
            }
        }
    }

    private void copyChunks() throws IOException {
        String repository = System.getProperty("jdk.jfr.repository");
        if (repository == null) {
            return;
        }
        long left = largest;
        // The newest first: their names are times.
        for (Path chunk : chunks(Path.of(repository)).reversed()) {
            left -= Files.size(chunk);
            if (left < 0) {
                omit("From " + chunk.getFileName() + " back the chunks are left out: all have");
                return;
            }
            onlyOurs(Files.copy(chunk, folder.resolve(chunk.getFileName())));
        }
    }

    private void omit(String what) throws IOException {
        String text = what + " more than " + (largest >> 20) + " MB.\n";
        onlyOurs(Files.writeString(folder.resolve("recordings.omitted.txt"), text));
    }

    private static void onlyOurs(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static List<Path> chunks(Path repository) throws IOException {
        try (Stream<Path> files = Files.list(repository)) {
            return files.filter(file -> file.toString().endsWith(".jfr")).sorted().toList();
        }
    }
}
