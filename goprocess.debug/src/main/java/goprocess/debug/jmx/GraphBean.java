package goprocess.debug.jmx;

import goprocess.debug.ProcessGraph;
import goprocess.debug.ProcessGraphMXBean;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.presence.DebugLog;
import goprocess.debug.stall.OldestClose;
import goprocess.debug.stall.StallSetting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/** The managed bean. It keeps nothing: every call captures the graph anew. */
final class GraphBean implements ProcessGraphMXBean {
    @Override
    public int getLive() {
        return ProcessGraph.capture().live();
    }

    @Override
    public int getClosing() {
        return ProcessGraph.capture().closing();
    }

    @Override
    public double getOldestClosingSeconds() {
        return oldest().toMillis() / 1_000.0;
    }

    @Override
    public boolean isStalled() {
        return StallSetting.threshold().filter(limit -> oldest().compareTo(limit) >= 0).isPresent();
    }

    private static Duration oldest() {
        Snapshot graph = Capture.of(Capture.everything(), null, false);
        OptionalInt place = OldestClose.in(graph);
        return place.isPresent() ? OldestClose.age(graph, place.getAsInt()) : Duration.ZERO;
    }

    @Override
    public String getWhy() {
        return why();
    }

    @Override
    public String dot() {
        return ProcessGraph.capture().toDot();
    }

    @Override
    public String json() {
        return ProcessGraph.capture().toJson();
    }

    @Override
    public String why() {
        return ProcessGraph.capture().diagnose().toString();
    }

    @Override
    public String writeJson(String path) {
        Path file = parse(Objects.requireNonNull(path, "path"));
        ProcessGraph graph = ProcessGraph.capture();
        OutputStream created = create(file);
        boolean written = false;
        try (created) {
            graph.writeJson(new BufferedOutputStream(created));
            written = true;
        } catch (IOException e) {
            written = false; // closing the stream may have failed
            throw new UncheckedIOException(file + " could not be written: " + reason(e), e);
        } finally {
            if (!written) {
                delete(file);
            }
        }
        return file.toString();
    }

    /** Creates a file that only this user may read, since names and stacks may be confidential. */
    private static OutputStream create(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            return Channels.newOutputStream(
                    Files.newByteChannel(
                            file,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            attributes));
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    file + " exists already, and is not overwritten: name another file");
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    file + " cannot be created: there is no directory " + file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be created: " + reason(e), e);
        }
    }

    /** Deletes an incomplete file, which would also prevent a second attempt under this name. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            DebugLog.warn(file + " is incomplete, and could not be deleted", e);
        }
    }

    /** The reason of a failure. The message of many file system exceptions is only the path. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException failure && failure.getReason() == null
                ? e.getClass().getSimpleName()
                : String.valueOf(e.getMessage());
    }

    private static Path parse(String path) {
        if (path.isBlank()) {
            throw new IllegalArgumentException("No path: name a file that does not exist yet");
        }
        try {
            return Path.of(path).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Not a path: " + e.getMessage());
        }
    }
}
