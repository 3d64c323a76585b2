package goprocess.impl.observation;

import goprocess.impl.messages.LibraryThreads;
import goprocess.impl.protocol.Node;

import java.lang.ref.ReferenceQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches for roots that become garbage while they are open. Its thread exists only while there are
 * roots; otherwise it would keep the library's class loader.
 */
final class Leaks implements Runnable {
    private static final long PATIENCE = TimeUnit.SECONDS.toMillis(3);

    private static final ReferenceQueue<Node> GARBAGE = new ReferenceQueue<>();
    private static final AtomicBoolean WATCHED = new AtomicBoolean();

    /**
     * How many roots are open, including those that became garbage while open and are not yet
     * reported.
     */
    private static final AtomicLong OPEN = new AtomicLong();

    private Leaks() {}

    static ReferenceQueue<Node> garbage() {
        return GARBAGE;
    }

    /** A root was opened. */
    static void opened() {
        OPEN.incrementAndGet();
        if (!WATCHED.get() && WATCHED.compareAndSet(false, true)) {
            startWatching();
        }
    }

    /** A root was closed, or was reported as leaked. */
    static void gone() {
        OPEN.decrementAndGet();
    }

    private static void startWatching() {
        try {
            LibraryThreads.daemon("goprocess leaks", new Leaks()).start();
        } catch (Throwable e) { // no thread now: the next root tries again
            WATCHED.set(false);
        }
    }

    /** What its thread runs. */
    @Override
    public void run() {
        while (true) {
            try {
                if (GARBAGE.remove(PATIENCE) instanceof Roots.Root root) {
                    tellOf(root);
                } else if (OPEN.get() == 0) {
                    WATCHED.set(false);
                    // A root that was opened just before that may rely on this thread.
                    if (OPEN.get() == 0 || !WATCHED.compareAndSet(false, true)) {
                        return;
                    }
                }
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt it.
            }
        }
    }

    private static void tellOf(Roots.Root root) {
        if (Roots.remove(root)) { // else it was closed, and became garbage with its node
            gone();
            Listeners.leaked(root);
        }
    }
}
