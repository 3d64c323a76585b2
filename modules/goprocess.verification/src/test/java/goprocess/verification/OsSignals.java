package goprocess.verification;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Signals of the operating system that are ignored where nobody catches them, so that a test that
 * fails does not kill its own JVM. By reflection, because the compiler warns of {@code sun.misc}.
 */
final class OsSignals {
    /** As Linux counts on the machines that Java runs on. */
    private static final Map<String, Integer> NUMBERS = Map.of("URG", 23, "WINCH", 28);

    private OsSignals() {}

    /** Sends a signal to this JVM. */
    static void raise(String name) throws ReflectiveOperationException {
        signalMethod("raise", type()).invoke(null, signal(name));
    }

    /** As {@link #raise}, where it may have gone back to the operating system, which ignores it. */
    static void raiseIfCaught(String name) throws ReflectiveOperationException {
        try {
            raise(name);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof IllegalArgumentException)) {
                throw e;
            }
        }
    }

    /**
     * Waits until the signals that were raised so far are handled. The JVM looks for one by number,
     * from the lowest, and after each begins again. So one of a higher number is found after them;
     * if not the first, since the JVM may have passed their numbers already, then a second.
     */
    static void awaitHandled() throws ReflectiveOperationException, InterruptedException {
        for (int i = 0; i < 2; i++) {
            CountDownLatch handled = new CountDownLatch(1);
            handle("IO", handled::countDown);
            raise("IO");
            handled.await();
        }
        reset("IO"); // only now: where nobody catches it, it ends the JVM
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().matches("SIG\\w+ handler")) {
                thread.join();
            }
        }
    }

    /** Installs a handler, as a library that knows nothing of processes would. */
    static void handle(String name, Runnable action) throws ReflectiveOperationException {
        exchange(name, action);
    }

    /** As {@link #handle}, and returns who was installed before. */
    static Object exchange(String name, Runnable action) throws ReflectiveOperationException {
        Class<?> handlerType = handlerType();
        return install(
                name,
                Proxy.newProxyInstance(
                        handlerType.getClassLoader(),
                        new Class<?>[] {handlerType},
                        (proxy, method, args) -> {
                            action.run();
                            return null;
                        }));
    }

    /** Gives a signal back to the operating system. */
    static void reset(String name) throws ReflectiveOperationException {
        install(name, handlerType().getField("SIG_DFL").get(null));
    }

    /** Has the operating system ignore a signal, as a parent process may have wished. */
    static void ignore(String name) throws ReflectiveOperationException {
        install(name, handlerType().getField("SIG_IGN").get(null));
    }

    /** Installs a handler that was installed before, and returns the one that is. */
    static Object install(String name, Object handler) throws ReflectiveOperationException {
        return signalMethod("handle", type(), handlerType()).invoke(null, signal(name), handler);
    }

    private static Class<?> handlerType() throws ClassNotFoundException {
        return Class.forName("sun.misc.SignalHandler");
    }

    /** Whether this JVM catches a signal, as the operating system sees it. */
    static boolean isCaught(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigCgt:")) {
                long caught = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (caught >> (NUMBERS.get(name) - 1) & 1) == 1;
            }
        }
        throw new AssertionError("the operating system does not tell");
    }

    private static Class<?> type() throws ClassNotFoundException {
        return Class.forName("sun.misc.Signal");
    }

    private static Object signal(String name) throws ReflectiveOperationException {
        try {
            return type().getConstructor(String.class).newInstance(name);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static Method signalMethod(String name, Class<?>... parameters)
            throws ReflectiveOperationException {
        return type().getMethod(name, parameters);
    }
}
