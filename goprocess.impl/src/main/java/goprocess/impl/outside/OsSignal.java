package goprocess.impl.outside;

import goprocess.impl.messages.Names;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;

/**
 * A signal of the operating system, through {@code sun.misc.Signal}. It is called through method
 * handles, since the compiler warns about its name, and that warning cannot be turned off.
 */
final class OsSignal {
    static final Class<?> HANDLER = type("sun.misc.SignalHandler");

    private static final Class<?> SIGNAL = type("sun.misc.Signal");
    private static final MethodHandle NEW;
    private static final MethodHandle NUMBER;
    private static final MethodHandle HANDLE;
    private static final MethodHandle CALL;
    private static final Object BY_DEFAULT;
    private static final Object IGNORED;

    /** The signals that {@code -Xrs} leaves to the system. */
    private static final Set<String> OF_SHUTDOWN = Set.of("HUP", "INT", "TERM");

    /** The signals that the system ignores by default. */
    private static final Set<String> HARMLESS = Set.of("CHLD", "CLD", "CONT", "URG", "WINCH");

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            NEW =
                    lookup.findConstructor(SIGNAL, MethodType.methodType(void.class, String.class))
                            .asType(MethodType.methodType(Object.class, String.class));
            NUMBER =
                    lookup.findVirtual(SIGNAL, "getNumber", MethodType.methodType(int.class))
                            .asType(MethodType.methodType(int.class, Object.class));
            HANDLE =
                    lookup.findStatic(
                                    SIGNAL,
                                    "handle",
                                    MethodType.methodType(HANDLER, SIGNAL, HANDLER))
                            .asType(
                                    MethodType.methodType(
                                            Object.class, Object.class, Object.class));
            CALL =
                    lookup.findVirtual(HANDLER, "handle", MethodType.methodType(void.class, SIGNAL))
                            .asType(MethodType.methodType(void.class, Object.class, Object.class));
            BY_DEFAULT = HANDLER.getField("SIG_DFL").get(null);
            IGNORED = HANDLER.getField("SIG_IGN").get(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final Object signal;

    private OsSignal(String name, Object signal) {
        this.name = name;
        this.signal = signal;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The signal with a name, with or without the prefix SIG. */
    static OsSignal named(String given) {
        String name = given.length() > 3 && given.startsWith("SIG") ? given.substring(3) : given;
        try {
            return new OsSignal(name, (Object) NEW.invokeExact(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no signal "
                            + Names.shown(given)
                            + " on this system: use a name such as TERM, INT or HUP",
                    e);
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "The signal " + Names.shown(given) + " cannot be used", e);
        }
    }

    String name() {
        return name;
    }

    /** Its number in the system; a signal may have several names. */
    int number() {
        try {
            return (int) NUMBER.invokeExact(signal);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The signal " + name + " has no number", e);
        }
    }

    /**
     * Installs a handler.
     *
     * @return the one that was installed before
     * @throws IllegalArgumentException if the signal cannot be caught
     */
    Object handle(Object handler) {
        try {
            Object before = (Object) HANDLE.invokeExact(signal, handler);
            return before == null ? BY_DEFAULT : before;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The signal "
                            + name
                            + " cannot be caught: "
                            + (OF_SHUTDOWN.contains(name)
                                    ? "the JVM was started with -Xrs, which leaves it to the"
                                            + " system; start it without"
                                    : "the system or the JVM keeps it for itself"),
                    e);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The signal " + name + " cannot be handled", e);
        }
    }

    /** Whether a previous handler means that the signal is ignored. */
    static boolean isIgnored(Object handler) {
        return handler == IGNORED;
    }

    /** Whether a previous handler is the system's default, which cannot be called. */
    static boolean isBySystem(Object handler) {
        return handler == BY_DEFAULT || handler == IGNORED;
    }

    /** Calls another handler with this signal. */
    void call(Object handler) {
        try {
            CALL.invokeExact(handler, signal);
        } catch (Throwable e) {
            throw new IllegalStateException("The handler of " + name + " before ours failed", e);
        }
    }

    /**
     * Raises the signal again, for the system's default handler. It uses a shell, because {@code
     * sun.misc.Signal} raises only signals that Java handles, and small images of containers have
     * no other command for it.
     */
    void raiseBySystem() throws IOException {
        if (!HARMLESS.contains(name)) {
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
