package goprocess.impl.observation;

import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Observer;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the rest of the library asks the listeners, and what it reports to them in addition to the
 * transitions of the protocol. Nothing here throws, even if memory runs out, since it is called
 * between the steps of a transition.
 */
public final class Listeners {
    /** Null without a listener, which is a constant, as in the protocol. */
    static final @Nullable Audience INSTALLED = Audience.find();

    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Listeners() {}

    /** The observer to which the protocol reports its transitions; null without a listener. */
    public static @Nullable Observer observer() {
        return INSTALLED == null ? null : new Transitions(INSTALLED);
    }

    /** Whether there is a listener: a constant. */
    public static boolean areInstalled() {
        return INSTALLED != null;
    }

    // ---- what the rest of the library asks ----

    /** The time if there is a listener, otherwise 0. */
    public static long now() {
        return INSTALLED == null ? 0 : System.nanoTime();
    }

    /**
     * When a node began to close; 0 if there is no listener or the node is closed. Reading this
     * costs less than taking the time again.
     */
    public static long closingAt(Node node) {
        if (INSTALLED == null || node.isClosed()) {
            return 0;
        }
        Watch watch = Watch.of(node);
        return watch == null || watch.closingAt == 0 ? now() : watch.closingAt;
    }

    /** The open nodes that have no open parent; none without a listener. */
    public static List<ProcessNode> roots() {
        return Roots.snapshot();
    }

    /** Whether the current thread is in a listener, in which it must not wait. */
    public static boolean isTelling() {
        return INSTALLED != null
                && TellingThreads.mayBeOne()
                && STACK.walk(Listeners::underAListener);
    }

    private static boolean underAListener(Stream<StackWalker.StackFrame> frames) {
        return frames.anyMatch(frame -> frame.getDeclaringClass() == InstalledListener.class);
    }

    // ---- waits and callbacks ----

    /**
     * The current thread is about to wait until a node is closed. This is not reported once the
     * listener has been notified of the end.
     */
    public static void waiting(Node node) {
        if (INSTALLED == null || !INSTALLED.waits) {
            return;
        }
        if (node.isBackground()) {
            tellOfWait(INSTALLED, node);
            return;
        }
        Cascade cascade = Cascade.ofCall(); // asks for stack before anything is held
        node.ensureDetails();
        if (holdEnd(node)) {
            tellOfWait(INSTALLED, node);
            letEnd(node, cascade);
            cascade.run();
        }
    }

    private static void tellOfWait(Audience audience, Node node) {
        try {
            audience.tell(new ProcessEvent.Waiting(node, System.nanoTime()));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
    }

    private static boolean holdEnd(Node node) {
        int s = node.lock();
        Watch watch = Watch.of(node);
        boolean held = watch != null && watch.holdEnd();
        node.unlock(s);
        return held;
    }

    /** Like {@link Watch#letEnd}. If the end is due now, the cascade performs it. */
    static void letEnd(Node node, Cascade cascade) {
        int s = node.lock();
        Watch watch = Watch.of(node);
        boolean due = watch != null && watch.letEnd();
        node.unlock(s);
        if (due) {
            node.goOnEnding(cascade);
        }
    }

    /** The callback, possibly wrapped by a listener. */
    public static Runnable callbackRegistered(Node node, Runnable callback) {
        return INSTALLED == null ? callback : INSTALLED.callbackRegistered(node, callback);
    }

    // ---- functions and teardowns ----

    /** The audience if a listener is interested in functions at this moment, otherwise null. */
    private static @Nullable Audience ofFunctions() {
        return INSTALLED != null && INSTALLED.functions && INSTALLED.isRecording()
                ? INSTALLED
                : null;
    }

    private static @Nullable Audience ofTeardowns() {
        return INSTALLED != null && INSTALLED.teardowns && INSTALLED.isRecording()
                ? INSTALLED
                : null;
    }

    /**
     * The time at which a function begins, if a listener records. Otherwise no time is taken, and
     * this is 0.
     */
    public static long beginning() {
        return ofFunctions() == null ? 0 : System.nanoTime();
    }

    /** Returns the object to pass to {@link #functionEnded}. */
    public static @Nullable Object functionStarted(Node node, long at) {
        if (INSTALLED == null || at == 0 || Watch.of(node) == null) {
            return null;
        }
        try {
            return INSTALLED.tellBeginning(new ProcessEvent.FunctionStarted(node, at));
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    /** Returns when the function ended; 0 if no listener is interested. */
    public static long functionEnded(
            Node node, @Nullable Throwable failure, @Nullable Object begun) {
        Audience told = ofFunctions();
        if (told == null) {
            return 0;
        }
        long time = System.nanoTime();
        try {
            told.tellEnd(new ProcessEvent.FunctionEnded(node, failure, begun, time));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
        return time;
    }

    /** Returns the object to pass to {@link #teardownEnded}. */
    public static @Nullable Object teardownStarted(Node node) {
        Audience told = ofTeardowns();
        Watch watch = told == null ? null : Watch.of(node);
        if (told == null || watch == null) {
            return null;
        }
        try {
            return told.tellBeginning(new ProcessEvent.TeardownStarted(node, watch.teardownSince));
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    /** Returns when the teardown ended; 0 without a listener. */
    public static long teardownEnded(
            Node node, @Nullable Throwable failure, @Nullable Object begun) {
        long time = now();
        Audience told = ofTeardowns();
        if (told != null) {
            try {
                told.tellEnd(new ProcessEvent.TeardownEnded(node, failure, begun, time));
            } catch (OutOfMemoryError e) {
                // Nobody is notified.
            }
        }
        return time;
    }

    // ---- giving up ----

    /** When the function of a node began; 0 if it has not, or there is no listener. */
    public static long functionSince(Node node) {
        Watch watch = INSTALLED == null ? null : Watch.of(node);
        return watch == null ? 0 : watch.functionSince;
    }

    /** When the teardown of a node began; 0 if it has not, or there is no listener. */
    public static long teardownSince(Node node) {
        Watch watch = INSTALLED == null ? null : Watch.of(node);
        return watch == null ? 0 : watch.teardownSince;
    }

    /**
     * Work of a node was given up.
     *
     * @param what "function", "teardown" or "callback"
     * @param thread which runs it; null if it has not begun
     * @param failure has the stack of that thread
     * @param since when it began, or 0
     */
    public static void workAbandoned(
            Node node, String what, @Nullable Thread thread, Throwable failure, long since) {
        abandoned(node, what, thread, null, failure, since);
    }

    /** The wait of a node for another was given up; null for the background process. */
    public static void waitAbandoned(Node node, @Nullable Node other) {
        if (INSTALLED != null && INSTALLED.abandonments) {
            ProcessNode to = other != null ? other : Inspection.background();
            abandoned(node, "wait", null, to, null, 0);
        }
    }

    private static void abandoned(
            Node node,
            String what,
            @Nullable Thread thread,
            @Nullable ProcessNode to,
            @Nullable Throwable failure,
            long since) {
        if (INSTALLED == null || !INSTALLED.abandonments) {
            return;
        }
        try {
            INSTALLED.tell(
                    new ProcessEvent.Abandoned(
                            node, what, thread, to, failure, since, System.nanoTime()));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
    }

    static void leaked(Roots.Root root) {
        if (INSTALLED == null || !INSTALLED.leaks) {
            return;
        }
        try {
            String name = Node.name(root.givenName, root.hasFunction, root.id);
            INSTALLED.tell(
                    new ProcessEvent.Leaked(root.id, name, root.openedAt, System.nanoTime()));
        } catch (OutOfMemoryError e) {
            // Nobody is notified.
        }
    }
}
