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
 * What the rest of the library asks of the listeners, and what it tells them beside the transitions
 * of the protocol. Nothing here throws, whatever there is no memory for: it is called between the
 * steps of a transition.
 */
public final class Listeners {
    /** Null without a listener, which is a constant, as in the protocol. */
    static final @Nullable Audience INSTALLED = Audience.find();

    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Listeners() {}

    /** What the protocol is to tell of its transitions; null without a listener. */
    public static @Nullable Observer observer() {
        return INSTALLED == null ? null : new Transitions(INSTALLED);
    }

    /** Whether there is a listener: a constant. */
    public static boolean areInstalled() {
        return INSTALLED != null;
    }

    // ---- what the rest of the library asks ----

    /** The time, where somebody listens. */
    public static long now() {
        return INSTALLED == null ? 0 : System.nanoTime();
    }

    /**
     * When a node began to close, where somebody listens and it is not closed: to take the time
     * again costs more.
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

    /** Whether the current thread is in a listener, where it must not wait. */
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
     * The current thread is about to wait until a node is closed. It is not said once the listener
     * has heard of the end.
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

    /** As {@link Watch#letEnd}; the end, if it is due now, is left to the cascade. */
    static void letEnd(Node node, Cascade cascade) {
        int s = node.lock();
        Watch watch = Watch.of(node);
        boolean due = watch != null && watch.letEnd();
        node.unlock(s);
        if (due) {
            node.goOnEnding(cascade);
        }
    }

    /** A callback as the listeners want it to run. */
    public static Runnable callbackRegistered(Node node, Runnable callback) {
        return INSTALLED == null ? callback : INSTALLED.callbackRegistered(node, callback);
    }

    // ---- functions and teardowns ----

    /** Where somebody wants to hear of functions at this moment; else null. */
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

    /** When a function begins, as far as somebody records: else 0, and no time is taken. */
    public static long beginning() {
        return ofFunctions() == null ? 0 : System.nanoTime();
    }

    /** Returns what {@link #functionEnded} is to be given. */
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

    /** Returns when it ended; 0 if nobody wants to know. */
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

    /** Returns what {@link #teardownEnded} is to be given. */
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

    /** Returns when it ended; 0 if nobody listens. */
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
