package goprocess.impl.running;

import goprocess.api.Teardown;

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
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                teardown.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private record LoadedAction(Runnable action, @Nullable ClassLoader loader) implements Runnable {
        @Override
        public void run() {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                action.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    /** With the loader of the current thread. */
    public static Teardown keep(Teardown teardown) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == SYSTEM ? teardown : new LoadedTeardown(teardown, loader);
    }

    static Runnable keep(Runnable action) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == SYSTEM ? action : new LoadedAction(action, loader);
    }

    /** Runs a teardown on a thread that may have any loader. */
    static void run(Teardown teardown) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before == SYSTEM) {
            teardown.run();
            return;
        }
        thread.setContextClassLoader(SYSTEM);
        try {
            teardown.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
