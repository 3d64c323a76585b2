package goprocess.debug.jmx;

import goprocess.debug.ProcessGraph;
import goprocess.debug.ProcessGraphMXBean;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The managed bean. It keeps nothing: every call captures the graph anew. */
public final class GraphBean implements ProcessGraphMXBean {
    private static final String NAME = "goprocess.debug:type=ProcessGraph";

    private GraphBean() {}

    /** Registers one. Where that is not possible, it is logged: the application goes on. */
    public static void register() {
        try {
            register(ManagementFactory.getPlatformMBeanServer());
        } catch (JMException | RuntimeException e) {
            System.getLogger("goprocess.debug")
                    .log(Level.WARNING, "The process graph is not available over JMX", e);
        }
    }

    /** Registers one under the first name that is free, and tells it. */
    static ObjectName register(MBeanServer server) throws JMException {
        for (int instance = 1; ; instance++) {
            ObjectName name = new ObjectName(NAME + (instance == 1 ? "" : ",instance=" + instance));
            try {
                return server.registerMBean(new GraphBean(), name).getObjectName();
            } catch (InstanceAlreadyExistsException e) {
                // Another class loader's: the next name, then.
            }
        }
    }

    @Override
    public int getLive() {
        return ProcessGraph.capture().live();
    }

    @Override
    public int getClosing() {
        return ProcessGraph.capture().closing();
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
            written = false; // It may be the end of the stream that failed.
            throw new UncheckedIOException(file + " could not be written: " + reason(e), e);
        } finally {
            if (!written) {
                delete(file);
            }
        }
        return file.toString();
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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

    /** Half a file is worse than none, and would keep the next try from its name. */
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger("goprocess.debug")
                    .log(Level.WARNING, file + " is incomplete, and could not be deleted", e);
        }
    }

    /** Many a failure of a file system has nothing but the path for a message. */
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
