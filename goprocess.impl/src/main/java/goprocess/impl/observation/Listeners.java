package goprocess.impl.observation;

import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Details;
import goprocess.impl.protocol.ExtraLink;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Observer;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The listeners that are installed. None harms a process: what one throws is logged, once per
 * listener class. Nothing here throws, whatever there is no memory for: it is called between the
 * steps of a transition.
 */
public final class Listeners extends Observer {
    /** Null without a listener, which is a constant, as in the protocol. */
    public static final @Nullable Listeners INSTALLED = find();

    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** The classes of listeners of which it was logged. */
    private static final Set<Class<?>> FAILED = ConcurrentHashMap.newKeySet();

    private final ProcessListener listener;

    /** Whether it is interested in {@link ProcessListener#waiting}: to tell of that costs more. */
    private final boolean hearsOfWaits;

    private final boolean hearsOfClosesAtOnce;

    private Listeners(List<ProcessListener> listeners) {
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

    private static @Nullable Listeners find() {
        List<ProcessListener> found = new ArrayList<>();
        var providers =
                ServiceLoader.load(ProcessListener.class, ProcessListener.class.getClassLoader())
                        .iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found.isEmpty() ? null : new Listeners(found);
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                Failures.log("A goprocess listener could not be loaded; it is told nothing.", e);
            }
        }
    }

    // ---- what the rest of the library asks ----

    /** The time, where somebody listens. */
    public static long now() {
        return INSTALLED == null ? 0 : System.nanoTime();
    }

    /** When a node began to close, where somebody listens; to take the time again costs more. */
    public static long closingAt(Node node) {
        Watch watch = INSTALLED == null ? null : Watch.of(node);
        return watch == null ? now() : watch.closingAt;
    }

    /** Where somebody listens, and wants to hear of everything at this moment; else null. */
    public static @Nullable Listeners recording() {
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

    /** The topmost frames are those of the question itself. */
    private static boolean underAListener(Stream<StackWalker.StackFrame> frames) {
        return frames.dropWhile(Listeners::isOurs).anyMatch(Listeners::isOurs);
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass() == Listeners.class;
    }

    /**
     * The current thread is about to wait until a node is closed. It is not said once the listener
     * has heard of the end.
     */
    public static void waiting(Node node) {
        if (INSTALLED == null || !INSTALLED.hearsOfWaits) {
            return;
        }
        if (node.isBackground()) {
            INSTALLED.tellOfWait(node);
            return;
        }
        Cascade cascade = Cascade.ofCall(); // asks for stack before anything is held
        if (holdEnd(node)) {
            INSTALLED.tellOfWait(node);
            letEnd(node, cascade);
            cascade.run();
        }
    }

    private static boolean holdEnd(Node node) {
        int s = node.lock();
        Watch watch = Watch.of(node);
        boolean held = watch != null && watch.holdEnd();
        node.unlock(s);
        return held;
    }

    private static void letEnd(Node node, Cascade cascade) {
        int s = node.lock();
        Watch watch = Watch.of(node);
        boolean due = watch != null && watch.letEnd();
        node.unlock(s);
        if (due) {
            node.goOnEnding(cascade);
        }
    }

    private void tellOfWait(Node node) {
        long time = System.nanoTime();
        enterTelling();
        try {
            listener.waiting(node, time);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            exitTelling();
        }
    }

    /** A callback as the listener wants it to run. */
    public static Runnable callbackRegistered(Node node, Runnable callback) {
        return INSTALLED == null ? callback : handOn(INSTALLED.listener, node, callback);
    }

    /** As {@link ProcessListener#callbackRegistered}. */
    static Runnable handOn(ProcessListener listener, ProcessNode process, Runnable callback) {
        try {
            return Objects.requireNonNull(listener.callbackRegistered(process, callback));
        } catch (Throwable e) {
            failed(listener, e);
            return callback;
        }
    }

    // ---- what running tells of ----

    /** When a function begins, as far as somebody records: else 0, and no time is taken. */
    public static long beginning() {
        return recording() == null ? 0 : System.nanoTime();
    }

    /** Returns what {@link #functionEnded} is to be given. */
    public static @Nullable Object functionStarted(Node node, long at) {
        Watch watch = INSTALLED == null || at == 0 ? null : Watch.of(node);
        if (INSTALLED == null || watch == null) {
            return null;
        }
        INSTALLED.enterTelling();
        try {
            return INSTALLED.listener.functionStarted(node, at);
        } catch (Throwable e) {
            return failed(INSTALLED.listener, e);
        } finally {
            INSTALLED.exitTelling();
        }
    }

    /** Returns when it ended; 0 if nobody wants to know. */
    public static long functionEnded(
            Node node, @Nullable Throwable failure, @Nullable Object token) {
        Listeners told = recording();
        if (told == null) {
            return 0;
        }
        long time = System.nanoTime();
        told.enterTelling();
        try {
            told.listener.functionEnded(node, failure, token, time);
        } catch (Throwable e) {
            failed(told.listener, e);
        } finally {
            told.exitTelling();
        }
        return time;
    }

    public static @Nullable Object teardownStarted(Node node) {
        Listeners told = recording();
        Watch watch = told == null ? null : Watch.of(node);
        if (told == null || watch == null) {
            return null;
        }
        told.enterTelling();
        try {
            return told.listener.teardownStarted(node, watch.teardownSince);
        } catch (Throwable e) {
            return failed(told.listener, e);
        } finally {
            told.exitTelling();
        }
    }

    /** Returns when it ended; 0 if nobody listens. */
    public static long teardownEnded(
            Node node, @Nullable Throwable failure, @Nullable Object token) {
        long time = now();
        Listeners told = recording();
        if (told != null) {
            told.enterTelling();
            try {
                told.listener.teardownEnded(node, failure, token, time);
            } catch (Throwable e) {
                failed(told.listener, e);
            } finally {
                told.exitTelling();
            }
        }
        return time;
    }

    static void leaked(Roots.Root root) {
        if (INSTALLED == null) {
            return;
        }
        long time = System.nanoTime();
        String name = Node.name(root.givenName, root.hasFunction, root.id);
        INSTALLED.enterTelling();
        try {
            INSTALLED.listener.leaked(root.id, name, root.openedAt, time);
        } catch (Throwable e) {
            failed(INSTALLED.listener, e);
        } finally {
            INSTALLED.exitTelling();
        }
    }

    // ---- what the protocol tells of; the thread is telling already, where not said otherwise ----

    @Override
    protected Details detailsOf(Node node) {
        return new Watch();
    }

    @Override
    protected void enterTelling() {
        TellingThreads.enter();
    }

    @Override
    protected void exitTelling() {
        TellingThreads.exit();
    }

    /** On a thread that is not telling yet. */
    @Override
    protected void opened(Node node, @Nullable Node parent) {
        Watch watch = Watch.of(node);
        if (watch == null) {
            return;
        }
        if (isRecording(listener)) {
            enterTelling();
            try {
                listener.opened(node, parent, watch.openedAt);
            } catch (Throwable e) {
                failed(listener, e);
            } finally {
                exitTelling();
            }
        }
        if (parent == null) {
            Roots.add(node, watch);
            Leaks.opened();
        }
    }

    /** On a thread that is not telling yet. */
    @Override
    protected void linked(ExtraLink link) {
        long time = System.nanoTime();
        enterTelling();
        try {
            listener.linked(
                    new ProcessLink(
                            link.source(),
                            link.to(),
                            link.has(Link.CLOSES),
                            link.has(Link.WAITS),
                            link.has(Link.FAILS)),
                    time);
        } catch (Throwable e) {
            failed(listener, e);
        } finally {
            exitTelling();
        }
    }

    @Override
    protected void beganLocked(
            Details own, CloseCause cause, @Nullable Node by, boolean takesTime) {
        if (own instanceof Watch watch) {
            watch.began(cause, by, takesTime);
        }
    }

    @Override
    protected boolean isToldLocked(Details own) {
        return own instanceof Watch watch && watch.isTold();
    }

    @Override
    protected void waitedForLocked(Details own, Node closed) {
        if (own instanceof Watch watch) {
            watch.last = closed;
        }
    }

    @Override
    protected boolean mayEndLocked(Details own, CloseCause cause, boolean teardown) {
        return !(own instanceof Watch watch) || watch.mayEnd(cause, teardown);
    }

    @Override
    protected void teardownBeganLocked(Details own) {
        if (own instanceof Watch watch) {
            watch.teardownSince = System.nanoTime();
        }
    }

    @Override
    protected boolean teardownEndedLocked(Details own, long at) {
        return !(own instanceof Watch watch) || watch.teardownEnded(at);
    }

    @Override
    protected void functionBeganLocked(Details own, long at) {
        if (own instanceof Watch watch) {
            watch.functionSince = at != 0 ? at : watch.openedAt;
        }
    }

    @Override
    protected void functionEndedLocked(Details own, long at) {
        if (own instanceof Watch watch) {
            watch.functionEnded(at);
        }
    }

    @Override
    protected void closing(Node node) {
        Watch watch = Watch.of(node);
        if (watch == null || watch.cause == null || watch.closingTold()) {
            return;
        }
        watch.closingIsTold(null);
        try {
            long at = watch.closingAt != 0 ? watch.closingAt : System.nanoTime();
            watch.closingIsTold(listener.closing(node, watch.cause, watch.by, at));
        } catch (Throwable e) {
            failed(listener, e);
        }
    }

    @Override
    protected void closed(Node node, @Nullable Throwable failure) {
        Watch watch = Watch.of(node);
        if (watch == null) {
            return;
        }
        if (watch.cause == null || watch.closingTold() || !hearsOfClosesAtOnce) {
            closing(node);
            tellOfEnd(node, watch, failure);
        } else {
            tellOfBoth(node, watch, watch.cause, failure);
        }
        Roots.Root root = watch.root;
        if (root != null && Roots.remove(root)) {
            Leaks.gone();
        }
    }

    private void tellOfEnd(Node node, Watch watch, @Nullable Throwable failure) {
        try {
            listener.closed(node, watch.last, failure, watch.closingToken(), watch.endsAt());
        } catch (Throwable e) {
            failed(listener, e);
        }
    }

    private void tellOfBoth(Node node, Watch watch, CloseCause cause, @Nullable Throwable failure) {
        boolean timed = isRecording(listener);
        long closingAt = timed && watch.closingAt == 0 ? System.nanoTime() : watch.closingAt;
        long time = timed ? watch.endsAt() : closingAt;
        try {
            listener.closedAtOnce(node, cause, watch.by, failure, closingAt, time);
        } catch (Throwable e) {
            failed(listener, e);
        }
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
