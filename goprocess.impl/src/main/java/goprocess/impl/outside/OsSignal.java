package goprocess.impl.outside;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * A signal of the operating system, through {@code sun.misc.Signal}. It is reached by method
 * handles, since the compiler warns of its name and that warning cannot be turned off.
 */
public final class OsSignal {
    private static final Class<?> SIGNAL = type("sun.misc.Signal");
    private static final Class<?> HANDLER = type("sun.misc.SignalHandler");
    private static final MethodHandle NEW;
    private static final MethodHandle NUMBER;
    private static final MethodHandle HANDLE;

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

    /** The signal of a name with or without the prefix SIG. */
    static OsSignal named(String given) {
        Objects.requireNonNull(given, "signal name");
        String name = given.length() > 3 && given.startsWith("SIG") ? given.substring(3) : given;
        try {
            return new OsSignal(name, (Object) NEW.invokeExact(name));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no signal "
                            + given
                            + " on this system: use a name such as TERM, INT or HUP",
                    e);
        } catch (Throwable e) {
            throw new IllegalStateException("The signal " + given + " cannot be used", e);
        }
    }

    String name() {
        return name;
    }

    /** What the system calls it; a signal may have several names. */
    int number() {
        try {
            return (int) NUMBER.invokeExact(signal);
        } catch (Throwable e) {
            throw new IllegalStateException("The signal " + name + " has no number", e);
        }
    }

    /**
     * A handler, to be given to {@link #handle}, that runs an action each time the signal arrives.
     */
    static Object handler(Runnable action) {
        return Proxy.newProxyInstance(
                OsSignal.class.getClassLoader(),
                new Class<?>[] {HANDLER},
                (self, method, arguments) ->
                        switch (method.getName()) {
                            case "handle" -> {
                                action.run();
                                yield null;
                            }
                            case "equals" -> self == Objects.requireNonNull(arguments)[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "goprocess signal handler";
                        });
    }

    /**
     * Installs a handler.
     *
     * @return the one that was installed before
     * @throws IllegalArgumentException if the signal cannot be caught
     */
    @Nullable Object handle(@Nullable Object handler) {
        try {
            return (Object) HANDLE.invokeExact(signal, handler);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The signal "
                            + name
                            + " cannot be caught: the system or the JVM keeps it for itself",
                    e);
        } catch (Throwable e) {
            throw new IllegalStateException("The signal " + name + " cannot be handled", e);
        }
    }
}
