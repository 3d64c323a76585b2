package goprocess.impl;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;

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

    /** The threads that are telling a listener something. */
    private static final ThreadMarks TELLING = new ThreadMarks();

    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final ProcessListener[] listeners;
    private final Set<Class<?>> failed = ConcurrentHashMap.newKeySet();

    private Listening(List<ProcessListener> listeners) {
        this.listeners = listeners.toArray(ProcessListener[]::new);
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

    /** Whether the current thread is in a listener, where it must not wait. */
    static boolean inListener() {
        return INSTALLED != null && TELLING.possible() && STACK.walk(Listening::underAListener);
    }

    /** The topmost frames are those of the question itself. */
    private static boolean underAListener(Stream<StackWalker.StackFrame> frames) {
        return frames.dropWhile(Listening::isOurs).anyMatch(Listening::isOurs);
    }

    private static boolean isOurs(StackWalker.StackFrame frame) {
        return frame.getDeclaringClass() == Listening.class;
    }

    // None of these throws, whatever there is no memory for: they are called between the steps of a
    // transition, and each makes something that needs memory before a listener is called.

    void opened(Node node, @Nullable Node parent) {
        try {
            Watch watch = watch(node);
            if (watch != null) {
                told(null, (listener, none) -> listener.opened(node, parent, watch.openedAt));
            }
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    void linked(ExtraLink link, Node from) {
        try {
            long time = System.nanoTime();
            told(
                    null,
                    (listener, none) ->
                            listener.linked(
                                    new ProcessLink(
                                            from,
                                            link.to(),
                                            link.has(Link.CLOSES),
                                            link.has(Link.WAITS),
                                            link.has(Link.FAILS)),
                                    time));
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    void closing(Node node) {
        try {
            Watch watch = watch(node);
            CloseCause cause = watch == null ? null : watch.cause;
            if (watch != null && cause != null) {
                watch.closingToken =
                        asked(listener -> listener.closing(node, cause, watch.by, watch.closingAt));
            }
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    @Nullable Object functionStarted(Node node) {
        try {
            long time = System.nanoTime();
            return asked(listener -> listener.functionStarted(node, time));
        } catch (OutOfMemoryError e) {
            return untold();
        }
    }

    void functionEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        try {
            long time = System.nanoTime();
            told(token, (listener, own) -> listener.functionEnded(node, failure, own, time));
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    @Nullable Object teardownStarted(Node node) {
        try {
            long time = System.nanoTime();
            return asked(listener -> listener.teardownStarted(node, time));
        } catch (OutOfMemoryError e) {
            return untold();
        }
    }

    void teardownEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        try {
            long time = System.nanoTime();
            told(token, (listener, own) -> listener.teardownEnded(node, failure, own, time));
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    void closed(Node node, @Nullable Throwable failure) {
        Watch watch = watch(node);
        if (watch == null) {
            return;
        }
        try {
            long time = System.nanoTime();
            told(
                    watch.closingToken,
                    (listener, own) -> listener.closed(node, watch.last, failure, own, time));
        } catch (OutOfMemoryError e) {
            untold();
        }
        Roots.remove(watch);
    }

    void waiting(Node node) {
        try {
            long time = System.nanoTime();
            told(null, (listener, none) -> listener.waiting(node, time));
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    void leaked(long id, String name, long openedAt) {
        try {
            long time = System.nanoTime();
            told(null, (listener, none) -> listener.leaked(id, name, openedAt, time));
        } catch (OutOfMemoryError e) {
            untold();
        }
    }

    /** No memory to tell a listener of it. The process goes on; there is none to say so, either. */
    private static @Nullable Object untold() {
        return null;
    }

    /**
     * Null for a node that was opened while the listeners were being loaded: they hear nothing of
     * it.
     */
    static @Nullable Watch watch(Node node) {
        return node.extras instanceof Extras own ? own.watch : null;
    }

    /** A call of a listener, with what it returned when this began. */
    private interface Told {
        void tell(ProcessListener listener, @Nullable Object token);
    }

    /** A call of a listener that returns something to be given back. */
    private interface Asked {
        @Nullable Object ask(ProcessListener listener);
    }

    private void told(@Nullable Object token, Told call) {
        for (int i = 0; i < listeners.length; i++) {
            Object own = token instanceof Tokens tokens ? tokens.each()[i] : token;
            TELLING.enter();
            try {
                call.tell(listeners[i], own);
            } catch (Throwable e) {
                failed(listeners[i], e);
            } finally {
                TELLING.exit();
            }
        }
    }

    /** What several listeners returned. */
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Tokens(@Nullable Object[] each) {}

    private @Nullable Object asked(Asked call) {
        if (listeners.length == 1) {
            return asked(listeners[0], call);
        }
        @Nullable Object[] each = new @Nullable Object[listeners.length];
        for (int i = 0; i < each.length; i++) {
            each[i] = asked(listeners[i], call);
        }
        return new Tokens(each);
    }

    private @Nullable Object asked(ProcessListener listener, Asked call) {
        TELLING.enter();
        try {
            return call.ask(listener);
        } catch (Throwable e) {
            failed(listener, e);
            return null;
        } finally {
            TELLING.exit();
        }
    }

    private void failed(ProcessListener listener, Throwable failure) {
        try {
            if (failed.add(listener.getClass())) {
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
    }
}
