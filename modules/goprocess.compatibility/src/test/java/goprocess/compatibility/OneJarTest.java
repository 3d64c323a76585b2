package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;
import goprocess.spi.ProcessListener;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** What {@code docs/deployment.md} says of one jar with everything. */
class OneJarTest {
    @TempDir private Path folder;

    /** Run with nothing but the jar: how many listeners are found. */
    static final class Listeners {
        private Listeners() {}

        public static void main(String[] args) {
            System.out.println(ServiceLoader.load(ProcessListener.class).stream().count());
        }
    }

    @Test
    void oneOfTwoListenersIsLostUnlessServiceFilesAreMerged() throws Exception {
        assertEquals(List.of("1"), listenersIn(jar(false)));
        assertEquals(List.of("2"), listenersIn(jar(true)));
    }

    private static List<String> listenersIn(Path jar) throws IOException {
        List<String> command = JvmCommand.withPath(List.of("-cp", jar.toString()), Listeners.class);
        try (ChildJvm jvm = ChildJvm.start(command)) {
            return jvm.allLines();
        }
    }

    /** Packs the library, as a tool would. */
    private Path jar(boolean merged) throws IOException {
        Path jar = folder.resolve(merged ? "merged.jar" : "plain.jar");
        try (FileSystem packed = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path root = packed.getPath("/");
            for (String entry : JvmCommand.classPath(OneJarTest.class).split(File.pathSeparator)) {
                if (entry.matches(".*goprocess\\.(api|debug|testing|compatibility)[/-].*")) {
                    pack(Path.of(entry), root, merged);
                }
            }
        }
        return jar;
    }

    private static void pack(Path entry, Path root, boolean merged) throws IOException {
        if (Files.isDirectory(entry)) {
            copy(entry, root, merged);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                copy(jar.getPath("/"), root, merged);
            }
        }
    }

    private static void copy(Path from, Path root, boolean merged) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = root.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                if (merged && to.startsWith("/META-INF/services")) {
                    append(file, to);
                } else {
                    Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void append(Path file, Path to) throws IOException {
        try (OutputStream out =
                Files.newOutputStream(to, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Files.copy(file, out);
        }
    }
}
