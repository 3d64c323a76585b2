package goprocess.impl;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The listeners that are installed. None harms a process: what one throws is logged, once per
 * listener class.
 */
final class Listening {
    /**
     * Null without a listener. A constant, so that the compiler leaves out what is done for
     * listeners only.
     */
    static final @Nullable Listening INSTALLED = find();

    /** How a thread is marked that may tell a listener something: not at all without one. */
    static final long MARK = INSTALLED == null ? 0 : ThreadMarks.TELLING;

    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** The classes of listeners of which it was logged. */
    private static final Set<Class<?>> FAILED = ConcurrentHashMap.newKeySet();

    private final ProcessListener listener;

    /** Whether it is interested in {@link ProcessListener#waiting}: to tell of that costs more. */
    private final boolean hearsOfWaits;

    private final boolean hearsOfClosesAtOnce;

    private Listening(List<ProcessListener> listeners) {
        listener = listeners.size() == 1 ? listeners.get(0) : new SeveralListeners(listeners);
        hearsOfWaits =
                listeners.stream()
                        .anyMatch(one -> hears(one, "waiting", ProcessNode.class, long.class));
        hearsOfClosesAtOnce =
                hears(
                        listener,
                        "closedAtOnce",
                        ProcessNode.class,
                        CloseCause.class,
                        ProcessNode.class,
                        Throwable.class,
                        long.class,
                        long.class);
    }

    /** Whether a listener has that method of its own. */
    private static boolean hears(ProcessListener listener, String event, Class<?>... parameters) {
        try {
            return listener.getClass().getMethod(event, parameters).getDeclaringClass()
                    != ProcessListener.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e); // it has those of its interface
        }
    }

    private static @Nullable Listening find() {
        List<ProcessListener> found = new ArrayList<>();
        var providers =
                ServiceLoader.load(ProcessListener.class, ProcessListener.class.getClassLoader())
                        .iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found.isEmpty() ? null : new Listening(found);
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                Failures.log("A goprocess listener could not be loaded; it is told nothing.", e);
            }
        }
    }

    /** The time, where somebody listens. */
    static long now() {
        return INSTALLED == null ? 0 : System.nanoTime();
    }

    /** When a node began to close, where somebody listens; to take the time again costs more. */
    static long closingAt(Node node) {
        Watch watch = INSTALLED == null ? null : watch(node);
        return watch == null ? now() : watch.closingAt;
    }

    /** Where somebody listens, and wants to hear of everything at this moment; else null. */
    static @Nullable Listening recording() {
        return INSTALLED != null && isRecording(INSTALLED.listener) ? INSTALLED : null;
    }

    /** As {@link ProcessListener#isRecording}. */
    static boolean isRecording(ProcessListener listener) {
        try {
            return listener.isRecording();
        } catch (Throwable e) {
            failed(listener, e);
            return true;
        }
    }

    boolean hearsOfWaits() {
        return hearsOfWaits;
    }

    /** Whether the current thread is in a listener, where it must not wait. */
    static boolean inListener() {
        return INSTALLED != null
                && ThreadMarks.possible(ThreadMarks.TELLING)
                && STACK.walk(Listening::underAListener);
    }

    /** The topmost frames are those of the question itself. */
    private static boolean underAListener(Stream<StackWalker.StackFrame> frames) {
        return frames.dropWhile(Listening::isOurs).anyMatch(Listening::isOurs);
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass() == Listening.class;
    }

    // None of these throws, whatever there is no memory for: they are called between the steps of a
    // transition. The thread is marked where that is not said otherwise: one mark serves all steps.

    /** On a thread that need not be marked. */
    void opened(Node node, @Nullable Node parent) {
        Watch watch = watch(node);
        if (watch == null) {
            return;
        }
        ThreadMarks.enter(MARK);
        try {
            listener.opened(node, parent, watch.openedAt);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /** On a thread that need not be marked. */
    void linked(ExtraLink link, Node from) {
        long time = System.nanoTime();
        ThreadMarks.enter(MARK);
        try {
            listener.linked(
                    new ProcessLink(
                            from,
                            link.to(),
                            link.has(Link.CLOSES),
                            link.has(Link.WAITS),
                            link.has(Link.FAILS)),
                    time);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /** Once for each node. */
    void closing(Node node) {
        Watch watch = watch(node);
        if (watch == null || watch.cause == null || watch.closingTold) {
            return;
        }
        watch.closingTold = true;
        try {
            long at = watch.closingAt != 0 ? watch.closingAt : System.nanoTime();
            watch.closingToken = listener.closing(node, watch.cause, watch.by, at);
        } catch (Throwable e) {
            failed(listener, e);
        }
    }

    /** On a thread that need not be marked. */
    @Nullable Object functionStarted(Node node) {
        Watch watch = watch(node);
        if (watch == null) {
            return null;
        }
        ThreadMarks.enter(MARK);
        try {
            return listener.functionStarted(node, watch.workSince);
        } catch (Throwable e) {
            return failed(listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /** Returns when it ended; 0 if nobody wants to know. */
    static long functionEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        Listening told = recording();
        if (told == null) {
            return 0;
        }
        long time = System.nanoTime();
        try {
            told.listener.functionEnded(node, failure, token, time);
        } catch (Throwable e) {
            failed(told.listener, e);
        }
        return time;
    }

    /** On a thread that need not be marked. */
    static @Nullable Object teardownStarted(Node node) {
        Listening told = recording();
        Watch watch = told == null ? null : watch(node);
        if (told == null || watch == null) {
            return null;
        }
        ThreadMarks.enter(MARK);
        try {
            return told.listener.teardownStarted(node, watch.workSince);
        } catch (Throwable e) {
            return failed(told.listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /** Returns when it ended; 0 if nobody listens. */
    static long teardownEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        long time = now();
        Listening told = recording();
        if (told != null) {
            try {
                told.listener.teardownEnded(node, failure, token, time);
            } catch (Throwable e) {
                failed(told.listener, e);
            }
        }
        return time;
    }

    void closed(Node node, @Nullable Throwable failure) {
        Watch watch = watch(node);
        if (watch == null) {
            return;
        }
        try {
            listener.closed(node, watch.last, failure, watch.closingToken, watch.endsAt());
        } catch (Throwable e) {
            failed(listener, e);
        }
        if (watch.mayBeRoot) {
            Roots.remove(node, watch);
        }
    }

    /** Both, for a node that had nothing to wait for. */
    void closedAtOnce(Node node, @Nullable Throwable failure) {
        Watch watch = watch(node);
        if (watch == null || watch.cause == null || watch.closingTold || !hearsOfClosesAtOnce) {
            closing(node);
            closed(node, failure);
            return;
        }
        boolean timed = isRecording(listener);
        long closingAt = timed && watch.closingAt == 0 ? System.nanoTime() : watch.closingAt;
        long time = timed ? watch.endsAt() : closingAt;
        try {
            listener.closedAtOnce(node, watch.cause, watch.by, failure, closingAt, time);
        } catch (Throwable e) {
            failed(listener, e);
        }
        if (watch.mayBeRoot) {
            Roots.remove(node, watch);
        }
    }

    /** On a thread that need not be marked. */
    void waiting(Node node) {
        long time = System.nanoTime();
        ThreadMarks.enter(MARK);
        try {
            listener.waiting(node, time);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /** On a thread that need not be marked. */
    void leaked(long id, String name, long openedAt) {
        long time = System.nanoTime();
        ThreadMarks.enter(MARK);
        try {
            listener.leaked(id, name, openedAt, time);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            ThreadMarks.exit(MARK);
        }
    }

    /**
     * Null for a node that was opened while the listeners were being loaded: they hear nothing of
     * it.
     */
    static @Nullable Watch watch(Node node) {
        return node.extras instanceof Watch watch ? watch : null;
    }

    /** Logs what a listener threw, once for each class of listeners. */
    static @Nullable Object failed(ProcessListener listener, Throwable failure) {
        try {
            if (FAILED.add(listener.getClass())) {
                Failures.log(
                        "The goprocess listener "
                                + listener.getClass().getName()
                                + " failed; this is logged once, and it is still told what"
                                + " happens.",
                        failure);
            }
        } catch (OutOfMemoryError e) {
            // No memory to say so. The process goes on.
        }
        return null;
    }
}
