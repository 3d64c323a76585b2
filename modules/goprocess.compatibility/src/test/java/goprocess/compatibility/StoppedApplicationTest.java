package goprocess.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.fixtures.JvmCommand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.management.ObjectName;

/**
 * A container may close an application's class loader while a thread of the library is loading a
 * class. Whichever class it is, nothing of the application remains.
 */
class StoppedApplicationTest {
    private static final int AT_ONCE = 16;

    @TempDir private Path sockets;

    private static final Logger LOG = Logger.getLogger("goprocess");

    private final Logged logged = new Logged();

    @BeforeEach
    void listen() {
        LOG.setUseParentHandlers(false);
        LOG.addHandler(logged);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(logged);
        LOG.setUseParentHandlers(true);
    }

    /** What was logged of failures. */
    private static final class Logged extends Handler {
        final Queue<String> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord one) {
            if (one.getThrown() != null) {
                failures.add(one.getThrown().getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static URL[] application(String modules) throws Exception {
        Pattern needed = Pattern.compile("goprocess\\.(" + modules + ")[/-]|jspecify");
        List<URL> urls = new ArrayList<>();
        for (String entry :
                JvmCommand.classPath(StoppedApplicationTest.class).split(File.pathSeparator)) {
            if (needed.matcher(entry).find()) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Whatever the core does at a close and after it needs no class that is not there already. */
    @Test
    void aCloseAsksForNoClass() throws Exception {
        StoppedLoader loader = new StoppedLoader(application("api|impl|compatibility"), 0);
        Supplier<?> end = service(loader).get();
        loader.refuse();

        end.get();

        while (logged.failures.isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(Set.of(), loader.refused());
    }

    @SuppressWarnings("unchecked")
    private static Supplier<Supplier<?>> service(ClassLoader loader) throws Exception {
        return (Supplier<Supplier<?>>)
                loader.loadClass(StoppedApplication.class.getName()).getConstructor().newInstance();
    }

    /** What is known of an application that has ended. */
    private record Stopped(boolean isReached, WeakReference<ClassLoader> loader) {
        boolean isGone() {
            return loader.refersTo(null);
        }
    }

    /** On a thread with the application's context class loader, as a container has it. */
    private static Stopped run(URL[] application, int last) throws Exception {
        StoppedLoader loader = new StoppedLoader(application, last);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Supplier<?> end = loader.during(service(loader));
            while (!loader.isReached() && !loader.isIn("stay")) {
                Thread.onSpinWait();
            }
            loader.during(end);
            loader.end();
            return new Stopped(loader.isReached(), new WeakReference<>(loader));
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private static List<Stopped> runAll(URL[] application) throws Exception {
        List<Stopped> all = new ArrayList<>();
        try (ExecutorService container = Executors.newFixedThreadPool(AT_ONCE)) {
            boolean isReached = true;
            for (int first = 0; isReached; first += AT_ONCE) {
                List<Callable<Stopped>> some = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    int last = first + i;
                    some.add(() -> run(application, last));
                }
                isReached = false;
                for (Future<Stopped> one : container.invokeAll(some)) {
                    all.add(one.get());
                    isReached |= one.get().isReached();
                }
            }
        }
        return all;
    }

    @Test
    void nothingRemains() throws Exception {
        System.setProperty("goprocess.debug.socket", sockets.toString());
        List<Stopped> all = runAll(application("api|impl|debug|compatibility"));
        while (!all.stream().allMatch(Stopped::isGone)) {
            System.gc();
        }
        assertEquals(
                Set.of(),
                ManagementFactory.getPlatformMBeanServer()
                        .queryNames(new ObjectName("goprocess.debug:*"), null));
        try (Stream<Path> files = Files.list(sockets)) {
            assertEquals(List.of(), files.toList());
        }
        assertEquals(Collections.nCopies(all.size(), "is logged"), List.copyOf(logged.failures));
    }
}
