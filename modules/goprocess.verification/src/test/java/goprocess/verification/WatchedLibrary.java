package goprocess.verification;

import goprocess.spi.ProcessListener;
import goprocess.verification.watched.Recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Copies of the library, each loaded afresh, in which listeners are installed: {@link Recording},
 * or others.
 */
final class WatchedLibrary {
    private final Path folder;

    WatchedLibrary(Path folder) throws IOException {
        this(folder, List.of(Recording.class));
    }

    WatchedLibrary(Path folder, List<Class<? extends ProcessListener>> listeners)
            throws IOException {
        this.folder = folder;
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(ProcessListener.class.getName()),
                listeners.stream().map(Class::getName).toList());
    }

    /** Runs a scenario in a new copy, and returns what it returns. */
    <E extends Enum<E> & Callable<List<String>>> List<String> play(E scenario) throws Exception {
        ClassLoader loader =
                new Installation(folder)
                        .withImplementation()
                        .with(LibraryPath.TESTS)
                        .with(folder)
                        .classPath();
        Class<?> copy = Class.forName(scenario.getDeclaringClass().getName(), true, loader);
        for (Object constant : copy.getEnumConstants()) {
            if (constant.toString().equals(scenario.name())) {
                return ((List<?>) ((Callable<?>) constant).call())
                        .stream().map(String.class::cast).toList();
            }
        }
        throw new AssertionError(scenario);
    }
}
