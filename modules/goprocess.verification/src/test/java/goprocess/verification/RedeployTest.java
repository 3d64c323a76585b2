package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertSame;

import goprocess.verification.child.Lasting;
import goprocess.verification.child.Webapp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** After an application was undeployed nothing of the library keeps its class loader. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such signal")
class RedeployTest {
    private static final int ROUNDS = 20;

    // Held, because the log manager holds loggers weakly only.
    private final Logger root = Logger.getLogger("");

    /** A record of a failure keeps the classes in its stack trace, and the test is no leak. */
    @BeforeEach
    void logNothing() {
        root.setLevel(Level.OFF);
    }

    @AfterEach
    void log() {
        root.setLevel(Level.INFO);
    }

    @Test
    void twentyApplicationsLeaveNothingBehind() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            loaders.add(deployAndEnd());
        }
        loaders.forEach(Collected::await);
    }

    /** Where several applications have one library, it keeps nothing of whoever came first. */
    @Test
    void aLibraryThatIsSharedKeepsNoApplication() throws Exception {
        URL[] shared = urls(LibraryPath.API, LibraryPath.IMPLEMENTATION);
        try (URLClassLoader library = new URLClassLoader(shared, null)) {
            Collected.await(deployAndEnd(urls(LibraryPath.TESTS), library));
        }
    }

    /** The threads of the library were made by the first one, and go on for the other. */
    @Test
    void norWhileAnotherHasATimer() throws Exception {
        URL[] shared = urls(LibraryPath.API, LibraryPath.IMPLEMENTATION);
        try (URLClassLoader library = new URLClassLoader(shared, null);
                URLClassLoader other = new URLClassLoader(urls(LibraryPath.TESTS), library)) {
            WeakReference<ClassLoader> first = deployAndEnd(urls(LibraryPath.TESTS), library);
            Runnable lasting = made(other, Lasting.class);
            lasting.run();

            Collected.await(first);
            ((AutoCloseable) lasting).close();
        }
    }

    private static void runIn(ClassLoader loader, Runnable webapp) throws Exception {
        FutureTask<Void> life = new FutureTask<>(webapp, null);
        Thread container = new Thread(life);
        container.setContextClassLoader(loader);
        container.start();
        container.join();
        life.get();
    }

    private static WeakReference<ClassLoader> deployAndEnd() throws Exception {
        return deployAndEnd(
                urls(LibraryPath.API, LibraryPath.IMPLEMENTATION, LibraryPath.TESTS), null);
    }

    /**
     * On a thread with the application's context class loader, as a container has it.
     *
     * @param above never the platform's loader, which finds the tests' named modules
     */
    private static WeakReference<ClassLoader> deployAndEnd(
            URL[] application, @Nullable ClassLoader above) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(application, above)) {
            Runnable webapp = made(loader, Webapp.class);
            assertSame(loader, webapp.getClass().getClassLoader());
            runIn(loader, webapp);
            return new WeakReference<>(loader);
        }
    }

    private static Runnable made(ClassLoader loader, Class<?> type) throws Exception {
        return (Runnable) loader.loadClass(type.getName()).getConstructor().newInstance();
    }

    private static URL[] urls(Path... paths) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : paths) {
            urls.add(path.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
