package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A thread of a stopped application may run any line of the core: that which wakes a waiting
 * thread, for example, and which line that is depends on the moment. So its class loader must have
 * been asked early for every class of others that the code of the core names.
 */
class NamedClassesTest {
    /** The class loader of an application. It notes what it is asked for. */
    private static final class Application extends URLClassLoader {
        final Set<String> asked = ConcurrentHashMap.newKeySet();

        Application(List<Path> path) throws IOException {
            super(urls(path), getPlatformClassLoader());
        }

        private static URL[] urls(List<Path> path) throws IOException {
            List<URL> urls = new ArrayList<>();
            for (Path entry : path) {
                urls.add(entry.toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    }

    private static List<Path> path(String modules) {
        Pattern needed = Pattern.compile("goprocess\\.(" + modules + ")[/-]|jspecify");
        return Stream.of(JvmCommand.classPath(NamedClassesTest.class).split(File.pathSeparator))
                .filter(entry -> needed.matcher(entry).find())
                .map(Path::of)
                .toList();
    }

    private static void addNames(Path folder, Set<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(NamedClassesTest::isClass).toList()) {
                names.addAll(NamedClasses.of(Files.readAllBytes(file)));
            }
        }
    }

    /** Whether a file is a class. A descriptor's code is never run. */
    private static boolean isClass(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return name.endsWith(".class") && !name.endsWith("-info.class");
    }

    private static Set<String> namesIn(Path entry) throws IOException {
        Set<String> names = new TreeSet<>();
        if (Files.isDirectory(entry)) {
            addNames(entry, names);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                addNames(jar.getPath("goprocess"), names);
            }
        }
        return names;
    }

    /** Which of its own classes a close needs, other tests try. */
    private static boolean isOfTheLibrary(String name) {
        return name.startsWith("goprocess.") && !name.endsWith("Exception");
    }

    /** With the debug module, so that there are events. */
    @Test
    void theLoaderHasBeenAskedForEachOfThem() throws Exception {
        Set<String> names = new TreeSet<>();
        for (Path entry : path("api|impl")) {
            if (!entry.toString().contains("jspecify")) {
                names.addAll(namesIn(entry));
            }
        }
        names.removeIf(NamedClassesTest::isOfTheLibrary);
        assertFalse(names.isEmpty());

        try (Application application = new Application(path("api|impl|debug"))) {
            Class.forName("goprocess.impl.Provider", true, application);
            names.removeAll(application.asked);
        }

        assertEquals(Set.of(), names);
    }
}
