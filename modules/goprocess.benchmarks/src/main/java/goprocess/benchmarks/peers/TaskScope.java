package goprocess.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;

/**
 * The JDK's {@code StructuredTaskScope} as JDK 25 has it. It is a preview feature there, and
 * differs in other releases, so it is called through constant method handles, which cost nothing in
 * compiled code. Needs {@code --enable-preview}.
 */
public final class TaskScope implements AutoCloseable {
    private static final MethodHandle OPEN;
    private static final MethodHandle FORK;
    private static final MethodHandle JOIN;
    private static final MethodHandle CLOSE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Class<?> scope = Class.forName("java.util.concurrent.StructuredTaskScope");
            Class<?> subtask = Class.forName("java.util.concurrent.StructuredTaskScope$Subtask");
            OPEN = generic(lookup.findStatic(scope, "open", MethodType.methodType(scope)));
            FORK =
                    lookup.findVirtual(
                                    scope, "fork", MethodType.methodType(subtask, Callable.class))
                            .asType(
                                    MethodType.methodType(
                                            Object.class, Object.class, Callable.class));
            JOIN = generic(lookup.findVirtual(scope, "join", MethodType.methodType(Object.class)));
            CLOSE =
                    lookup.findVirtual(scope, "close", MethodType.methodType(void.class))
                            .asType(MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("StructuredTaskScope is not that of JDK 25 here", e);
        }
    }

    private final Object scope;

    /** Opens a scope that fails when a task does. */
    public TaskScope() {
        try {
            scope = (Object) OPEN.invokeExact();
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /**
     * Whether this JDK has it in the form of JDK 25.
     *
     * @return whether it has
     */
    public static boolean isAvailable() {
        try {
            Class.forName("java.util.concurrent.StructuredTaskScope").getMethod("open");
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static MethodHandle generic(MethodHandle handle) {
        return handle.asType(handle.type().generic());
    }

    /**
     * Starts a task on a virtual thread.
     *
     * @param task to run
     * @return the subtask
     */
    public Object fork(Callable<?> task) {
        try {
            return (Object) FORK.invokeExact(scope, task);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    /** Waits for all tasks. */
    public void join() {
        try {
            Object ignored = (Object) JOIN.invokeExact(scope);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    @Override
    public void close() {
        try {
            CLOSE.invokeExact(scope);
        } catch (Throwable e) {
            throw rethrow(e);
        }
    }

    private static RuntimeException rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failure);
    }
}
