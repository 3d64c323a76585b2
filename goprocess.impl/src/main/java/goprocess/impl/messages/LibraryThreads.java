package goprocess.impl.messages;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.PrivilegedAction;

/**
 * Makes the platform threads of the library. None takes thread-locals over from its creator. Those
 * that serve all applications which share the library outlive their creator, and keep nothing of
 * it.
 *
 * <p>Up to Java 23 a thread keeps the protection domains, and so the class loaders, of all methods
 * on the stack on which it was made. Only {@code AccessController.doPrivileged} ends that: the
 * callers above it do not count. It is looked up by its name, since it will be removed from later
 * JDKs, and no application may fail for that.
 */
public final class LibraryThreads {
    private static final int LAST_THAT_KEEPS = 23;

    private static final @Nullable MethodHandle PRIVILEGED = privileged();

    private LibraryThreads() {}

    /** For a thread that is made for one process. */
    public static Thread.Builder.OfPlatform builder(String name, boolean daemon) {
        return Thread.ofPlatform().inheritInheritableThreadLocals(false).name(name).daemon(daemon);
    }

    /**
     * Makes a daemon thread that serves all, with the class loader of the system as its context.
     */
    public static Thread daemon(String name, Runnable task) {
        return PRIVILEGED == null // then the first process of a JVM loads one class less
                ? builder(name, true).unstarted(task)
                : apart(() -> builder(name, true).unstarted(task));
    }

    /** Makes a thread that keeps nothing of the callers of this method. */
    static Thread apart(PrivilegedAction<Thread> maker) {
        if (PRIVILEGED == null) {
            return maker.run();
        }
        try {
            return (Thread) (Object) PRIVILEGED.invokeExact(maker);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e); // neither of them throws any other
        }
    }

    private static @Nullable MethodHandle privileged() {
        if (Runtime.version().feature() > LAST_THAT_KEEPS) {
            return null;
        }
        try {
            return MethodHandles.lookup()
                    .findStatic(
                            Class.forName("java.security.AccessController"),
                            "doPrivileged",
                            MethodType.methodType(Object.class, PrivilegedAction.class));
        } catch (ReflectiveOperationException e) { // then there is nothing to keep
            return null;
        }
    }
}
