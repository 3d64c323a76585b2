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
import java.util.function.Consumer;
import java.util.function.Function;

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
        return INSTALLED != null
                && STACK.walk(
                        frames ->
                                frames.anyMatch(
                                        frame -> frame.getDeclaringClass() == Listening.class));
    }

    void opened(Node node, @Nullable Node parent) {
        long time = watch(node).openedAt;
        tell(listener -> listener.opened(node, parent, time));
    }

    void linked(ExtraLink link, Node from) {
        long time = System.nanoTime();
        ProcessLink seen =
                new ProcessLink(
                        from,
                        link.to(),
                        link.has(Link.CLOSES),
                        link.has(Link.WAITS),
                        link.has(Link.FAILS));
        tell(listener -> listener.linked(seen, time));
    }

    void closing(Node node) {
        Watch watch = watch(node);
        CloseCause cause = watch.cause;
        if (cause != null) {
            watch.closingToken =
                    ask(listener -> listener.closing(node, cause, watch.by, watch.closingAt));
        }
    }

    @Nullable Object functionStarted(Node node) {
        long time = System.nanoTime();
        return ask(listener -> listener.functionStarted(node, time));
    }

    void functionEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        long time = System.nanoTime();
        giveBack(token, (listener, own) -> listener.functionEnded(node, failure, own, time));
    }

    @Nullable Object teardownStarted(Node node) {
        long time = System.nanoTime();
        return ask(listener -> listener.teardownStarted(node, time));
    }

    void teardownEnded(Node node, @Nullable Throwable failure, @Nullable Object token) {
        long time = System.nanoTime();
        giveBack(token, (listener, own) -> listener.teardownEnded(node, failure, own, time));
    }

    void closed(Node node, @Nullable Throwable failure) {
        Watch watch = watch(node);
        long time = System.nanoTime();
        giveBack(
                watch.closingToken,
                (listener, own) -> listener.closed(node, watch.last, failure, own, time));
        Roots.remove(watch);
    }

    void waiting(Node node) {
        long time = System.nanoTime();
        tell(listener -> listener.waiting(node, time));
    }

    void leaked(long id, String name, long openedAt) {
        long time = System.nanoTime();
        tell(listener -> listener.leaked(id, name, openedAt, time));
    }

    /** Of a node that is open: it has one as long as a listener is installed. */
    static Watch watch(Node node) {
        if (node.extras instanceof Extras own && own.watch != null) {
            return own.watch;
        }
        throw new AssertionError(node + " is not watched");
    }

    private void tell(Consumer<ProcessListener> event) {
        for (ProcessListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable e) {
                failed(listener, e);
            }
        }
    }

    /** The object of the only listener; of several, an array of theirs. */
    private @Nullable Object ask(Function<ProcessListener, @Nullable Object> event) {
        if (listeners.length == 1) {
            return ask(listeners[0], event);
        }
        @Nullable Object[] tokens = new @Nullable Object[listeners.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = ask(listeners[i], event);
        }
        return tokens;
    }

    private @Nullable Object ask(
            ProcessListener listener, Function<ProcessListener, @Nullable Object> event) {
        try {
            return event.apply(listener);
        } catch (Throwable e) {
            failed(listener, e);
            return null;
        }
    }

    private interface Ending {
        void tell(ProcessListener listener, @Nullable Object token);
    }

    private void giveBack(@Nullable Object token, Ending event) {
        for (int i = 0; i < listeners.length; i++) {
            Object own =
                    listeners.length > 1 && token instanceof Object[] tokens ? tokens[i] : token;
            try {
                event.tell(listeners[i], own);
            } catch (Throwable e) {
                failed(listeners[i], e);
            }
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
