package goprocess.impl.running;

import goprocess.api.Teardown;
import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Names;

import org.jspecify.annotations.Nullable;

/**
 * The context class loader for user code that runs on a thread of the library: it is that of the
 * thread that set or registered the code. It is stored only if it differs from the system class
 * loader, so most code needs no additional object.
 */
public final class ContextLoader {
    private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

    private ContextLoader() {}

    private record LoadedTeardown(Teardown teardown, @Nullable ClassLoader loader)
            implements Teardown {
        @Override
        public void run() throws Exception {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            boolean changed = change(before, loader);
            try {
                teardown.run();
            } finally {
                changeBack(changed, before);
            }
        }
    }

    private record LoadedAction(Runnable action, @Nullable ClassLoader loader) implements Runnable {
        @Override
        public void run() {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            boolean changed = change(before, loader);
            try {
                action.run();
            } finally {
                changeBack(changed, before);
            }
        }
    }

    /** With the loader of the current thread; never a thread, for which its node would take it. */
    public static Teardown keep(Teardown teardown) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == SYSTEM && !(teardown instanceof Thread)
                ? teardown
                : new LoadedTeardown(teardown, loader);
    }

    static Runnable keep(Runnable action) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == SYSTEM ? action : new LoadedAction(action, loader);
    }

    /** Runs a teardown on a thread that may have any loader. */
    static void run(Teardown teardown) throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        if (before == SYSTEM || teardown instanceof LoadedTeardown) {
            teardown.run();
            return;
        }
        boolean changed = change(before, SYSTEM);
        try {
            teardown.run();
        } finally {
            changeBack(changed, before);
        }
    }

    /** Runs an action on a thread that may have any loader, such as what another one has left. */
    static void run(Runnable action) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        if (before == SYSTEM || action instanceof LoadedAction) {
            action.run();
            return;
        }
        boolean changed = change(before, SYSTEM);
        try {
            action.run();
        } finally {
            changeBack(changed, before);
        }
    }

    /**
     * Gives the current thread another loader. It may refuse it, as the thread of a {@link
     * java.lang.ref.Cleaner} does; the user's code must run all the same. One that would not take
     * back its own is left as it is.
     *
     * @return whether the thread took it
     */
    private static boolean change(@Nullable ClassLoader own, @Nullable ClassLoader other) {
        Thread thread = Thread.currentThread();
        try {
            thread.setContextClassLoader(own);
            thread.setContextClassLoader(other);
            return true;
        } catch (Throwable e) {
            logRefusal(thread, e);
            return false;
        }
    }

    private static void changeBack(boolean changed, @Nullable ClassLoader own) {
        Thread thread = Thread.currentThread();
        try {
            if (changed) {
                thread.setContextClassLoader(own);
            }
        } catch (Throwable e) {
            logRefusal(thread, e);
        }
    }

    private static void logRefusal(Thread thread, Throwable failure) {
        Failures.log(
                "The thread ",
                Names.shown(thread.getName()),
                " refuses a context class loader. The code that runs on it has the thread's.",
                failure);
    }
}
