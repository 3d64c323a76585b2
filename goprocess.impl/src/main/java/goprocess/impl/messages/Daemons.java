package goprocess.impl.messages;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.PrivilegedAction;

/**
 * The threads of the library that serve all applications which share it. They outlive their
 * creator, and take nothing over from it.
 *
 * <p>Up to Java 23 a thread keeps the protection domains, and so the class loaders, of all methods
 * on the stack on which it was made. Only {@code AccessController.doPrivileged} ends that: the
 * callers above it do not count. It is looked up by its name, since it will be removed from later
 * JDKs, and no application may fail for that.
 */
public final class Daemons {
    private static final int LAST_THAT_KEEPS = 23;

    private static final @Nullable MethodHandle PRIVILEGED = privileged();

    private Daemons() {}

    /** Makes a daemon thread with the class loader of the system as its context. */
    public static Thread unstarted(String name, Runnable task) {
        return apart(
                () ->
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name(name)
                                .unstarted(task));
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
