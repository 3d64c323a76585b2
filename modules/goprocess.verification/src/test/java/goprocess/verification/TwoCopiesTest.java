package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies of the library in class loaders of their own, as applications in a container have them.
 */
@EnabledOnOs(OS.LINUX)
class TwoCopiesTest {
    private final CountDownLatch before = new CountDownLatch(1);

    /** A copy, that is used through reflection. */
    private static final class Copy {
        private final URLClassLoader loader;
        private final Class<?> processes;
        private final Class<?> process;

        Copy() throws ReflectiveOperationException, IOException {
            URL[] urls = {
                LibraryPath.API.toUri().toURL(), LibraryPath.IMPLEMENTATION.toUri().toURL()
            };
            loader = new URLClassLoader(urls, null);
            processes = loader.loadClass("goprocess.api.GoProcesses");
            process = loader.loadClass("goprocess.api.GoProcess");
        }

        Object withSignals(String name) throws ReflectiveOperationException {
            return processes
                    .getMethod("withSignals", String[].class)
                    .invoke(null, (Object) new String[] {name});
        }

        Object application(String name) throws ReflectiveOperationException {
            Object builder = processes.getMethod("application", String.class).invoke(null, name);
            return loader.loadClass("goprocess.api.GoProcessBuilder")
                    .getMethod("open")
                    .invoke(builder);
        }

        void fail() throws ReflectiveOperationException {
            Object closed = withSignals("WINCH");
            close(closed);
            Object signal = process.getMethod("closed").invoke(closed);
            Runnable failing =
                    () -> {
                        throw new IllegalStateException("a copy has something to log");
                    };
            loader.loadClass("goprocess.api.Signal")
                    .getMethod("onRaised", Runnable.class)
                    .invoke(signal, failing);
        }

        void close(Object one) throws ReflectiveOperationException {
            process.getMethod("close").invoke(one);
        }

        void awaitClosed(Object one) throws ReflectiveOperationException {
            process.getMethod("err").invoke(one);
        }
    }

    @BeforeEach
    void somebodyHasTheSignal() throws Exception {
        OsSignals.handle("WINCH", before::countDown);
        System.setProperty("goprocess.exit", "off");
    }

    @AfterEach
    void nobodyHasIt() throws Exception {
        OsSignals.reset("WINCH");
        System.clearProperty("goprocess.exit");
    }

    @Test
    void allHearASignalAndNobodyElseDoes() throws Exception {
        Copy first = new Copy();
        Copy second = new Copy();
        Object p = first.withSignals("WINCH");
        Object q = second.withSignals("WINCH");
        Object r = first.withSignals("WINCH");

        OsSignals.raise("WINCH");

        first.awaitClosed(p);
        second.awaitClosed(q);
        first.awaitClosed(r);
        assertEquals(1, before.getCount());
    }

    /** Its first handler is still called by that of the other copy, and must not hand on. */
    @Test
    void oneThatListensAgainHearsAndNobodyElseDoes() throws Exception {
        Copy first = new Copy();
        Copy second = new Copy();
        Object old = first.withSignals("WINCH");
        Object q = second.withSignals("WINCH");
        first.close(old);
        Object p = first.withSignals("WINCH");

        OsSignals.raise("WINCH");

        first.awaitClosed(p);
        second.awaitClosed(q);
        assertEquals(1, before.getCount());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inEitherOrderTheSignalGoesBack(boolean firstFirst) throws Exception {
        Copy first = new Copy();
        Copy second = new Copy();
        Object p = first.withSignals("WINCH");
        Object q = second.withSignals("WINCH");
        if (firstFirst) {
            first.close(p);
            second.close(q);
        } else {
            second.close(q);
            first.close(p);
        }

        OsSignals.raise("WINCH");

        before.await();
    }

    @Test
    void oneApplicationIsOpenAtATime() throws Exception {
        Copy first = new Copy();
        Copy second = new Copy();
        Object app = first.application("first");

        Throwable refused =
                assertThrows(InvocationTargetException.class, () -> second.application("second"))
                        .getCause();
        first.close(app);
        second.close(second.application("third"));

        assertTrue(refused.getMessage().contains("first #"), refused.getMessage());
    }

    /** After a redeploy: no thread, hook, handler or property keeps it. */
    @Test
    void aCopyIsGarbageOnceAllIsClosed() throws Exception {
        WeakReference<ClassLoader> loader = loaderOfOneThatWasUsed();

        Collected.await(loader);
    }

    /**
     * None is in the chain of handlers of another any more, whichever lives longer. All at once,
     * because the threads of a copy go on for seconds.
     */
    @Test
    void copiesWhoseLivesOverlapAreGarbage() throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        loaders.addAll(loadersOfTwo("first second"));
        loaders.addAll(loadersOfTwo("second first"));
        loaders.addAll(loadersOfTwo("first second again"));
        loaders.addAll(loadersOfTwo("again second first"));
        Copy later = new Copy();
        AtomicReference<Object> listening = new AtomicReference<>();
        loaders.add(loaderOfOneThatListenedBefore(later, listening));

        for (WeakReference<ClassLoader> loader : loaders) {
            Collected.await(loader);
        }

        OsSignals.raise("WINCH");
        later.awaitClosed(listening.get());
    }

    private static List<WeakReference<ClassLoader>> loadersOfTwo(String order) throws Exception {
        Copy first = new Copy();
        Copy second = new Copy();
        Map<String, Object> open = new HashMap<>();
        open.put("first", first.withSignals("WINCH"));
        open.put("second", second.withSignals("WINCH"));
        open.put("again", first.withSignals("WINCH"));
        if (!order.contains("again")) {
            first.close(open.remove("again"));
        }
        for (String name : order.split(" ")) {
            (name.equals("second") ? second : first).close(open.remove(name));
        }
        return List.of(new WeakReference<>(first.loader), new WeakReference<>(second.loader));
    }

    private static WeakReference<ClassLoader> loaderOfOneThatListenedBefore(
            Copy second, AtomicReference<Object> q) throws Exception {
        Copy first = new Copy();
        Object p = first.withSignals("WINCH");
        q.set(second.withSignals("WINCH"));
        first.close(p);
        return new WeakReference<>(first.loader);
    }

    private static WeakReference<ClassLoader> loaderOfOneThatWasUsed() throws Exception {
        Copy copy = new Copy();
        copy.close(copy.withSignals("WINCH"));
        copy.close(copy.application("app"));
        copy.fail();
        copy.loader.close();
        return new WeakReference<>(copy.loader);
    }
}
