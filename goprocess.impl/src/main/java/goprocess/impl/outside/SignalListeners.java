package goprocess.impl.outside;

import goprocess.impl.messages.Failures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The processes that close on signals of the operating system, and the signals for which our
 * handler is installed.
 */
final class SignalListeners {
    /**
     * Guards the JVM's handlers, and what is known of them. All copies of the library use the same
     * lock, since each may be in the others' chains. Under it no process changes its state, and no
     * user code runs.
     */
    static final Object CHAIN = OsSignal.HANDLER;

    private static final Outside[] NOBODY = {};

    /** The signals with a listener. Guarded by {@link #CHAIN}. */
    private static final ArrayList<Listened> LISTENED = new ArrayList<>();

    private SignalListeners() {}

    /** A signal to which a process listens. */
    private static final class Listened {
        /** Replaced, never changed, so that a signal needs no memory to be heard. */
        private Outside[] by = NOBODY;

        private ChainedHandler handler;

        Listened(ChainedHandler handler) {
            this.handler = handler;
        }

        boolean isBy(Outside listener) {
            for (Outside one : by) {
                if (one == listener) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The signal, if a process listens to it. The lock is held. */
    private static @Nullable Listened listenedLocked(int number) {
        for (int i = 0; i < LISTENED.size(); i++) {
            if (LISTENED.get(i).handler.signal.number() == number) {
                return LISTENED.get(i);
            }
        }
        return null;
    }

    /**
     * Lets a process listen to signals. A signal that was ignored when the JVM was started stays
     * ignored, and a warning says so.
     *
     * @throws IllegalArgumentException if one cannot be caught; then none is taken
     */
    static void take(Outside listener, Collection<OsSignal> signals) {
        List<OsSignal> ignored = new ArrayList<>();
        List<ChainedHandler> handlers = new ArrayList<>();
        for (OsSignal signal : signals) { // here, since making one may load classes
            handlers.add(new ChainedHandler(signal));
        }
        synchronized (CHAIN) {
            try {
                for (ChainedHandler handler : handlers) {
                    if (!takeLocked(listener, handler)) {
                        ignored.add(handler.signal);
                    }
                }
            } catch (Throwable e) {
                giveBack(listener);
                throw e;
            }
        }
        if (!ignored.isEmpty()) {
            Failures.log(
                    listener
                            + " does not get "
                            + ignored
                            + ", which was ignored when this JVM was started (nohup, or & in a"
                            + " script): close it by another signal, or start the JVM without that",
                    null);
        }
    }

    /** Installs the handler for a signal. Returns false if the signal is ignored. */
    private static boolean takeLocked(Outside listener, ChainedHandler handler) {
        Listened known = listenedLocked(handler.signal.number());
        Listened listened = known != null ? known : new Listened(handler);
        Outside[] more = Arrays.copyOf(listened.by, listened.by.length + 1);
        more[listened.by.length] = listener;
        LISTENED.ensureCapacity(LISTENED.size() + 1);
        // The JVM stores handlers by name, and does not find one that was installed under another
        // name.
        handler.signal = listened.handler.signal;
        Object before = handler.signal.handle(handler.installed);
        // From here on no memory is needed, so that what is installed is known, too.
        if (OsSignal.isIgnored(before)) {
            handler.signal.handle(before);
            return false;
        }
        ChainedHandler ours = ChainedHandler.ours(before);
        handler.previous = ours != null ? ours.previous : before;
        handler.older = ours != null ? ours.older : known == null ? null : known.handler;
        listened.handler = handler;
        listened.by = more;
        if (known == null) {
            LISTENED.add(listened);
        }
        return true;
    }

    /**
     * The process no longer listens. For signals to which no other process listens, the previous
     * handlers are restored, unless other code has replaced ours. If there is no memory for it, the
     * process may still listen to some, and this can be called again.
     */
    static void giveBack(Outside listener) {
        synchronized (CHAIN) {
            for (int i = LISTENED.size() - 1; i >= 0; i--) {
                Listened listened = LISTENED.get(i);
                if (!listened.isBy(listener)) {
                    continue;
                }
                if (listened.by.length == 1) {
                    giveBackLocked(listened.handler);
                    LISTENED.remove(i);
                } else {
                    listened.by = without(listener, listened.by);
                }
            }
        }
    }

    private static Outside[] without(Outside listener, Outside[] all) {
        Outside[] others = new Outside[all.length - 1];
        int count = 0;
        for (Outside one : all) {
            if (one != listener) {
                others[count++] = one;
            }
        }
        return others;
    }

    private static void giveBackLocked(ChainedHandler handler) {
        Object top = handler.previous;
        if (top == null) {
            return;
        }
        if (handler.replacement == null) {
            Object current = handler.signal.handle(top);
            handler.replacement = ChainedHandler.ours(current) == null ? current : null;
        }
        if (handler.replacement != null) { // other code has replaced ours: it stays
            top = handler.replacement;
            handler.signal.handle(top);
        }
        for (ChainedHandler gone = handler; gone != null; gone = gone.older) {
            Object previous = gone.previous;
            if (previous != null) {
                ChainedHandler.replaceInCopy(top, gone.installed, previous);
            }
        }
    }

    /** Another copy of the library no longer needs its handler, which may be our previous one. */
    static void replace(ChainedHandler handler, Object gone, Object next) {
        synchronized (CHAIN) {
            Object previous = handler.previous;
            if (previous == gone) {
                ChainedHandler ours = ChainedHandler.ours(next);
                handler.previous = ours != null ? ours.previous : next;
            } else if (previous != null) {
                ChainedHandler.replaceInCopy(previous, gone, next);
            }
        }
    }

    /**
     * Whether a signal was repeated for a process that has not closed yet, so that hooks must not
     * wait for it.
     */
    static boolean anyInsisted() {
        synchronized (CHAIN) {
            for (int i = 0; i < LISTENED.size(); i++) { // a hook may have no memory for a stream
                for (Outside listener : LISTENED.get(i).by) {
                    if (listener.isInsistedOn()) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /**
     * A signal arrived. It is passed on unless a process of ours closes because of it.
     *
     * @param heard whether a process of another copy of the library does
     */
    static void arrived(ChainedHandler handler, boolean heard) {
        Outside[] listening;
        Object previous;
        synchronized (CHAIN) {
            Listened listened = listenedLocked(handler.signal.number());
            listening = listened == null ? NOBODY : listened.by;
            previous = handler.previous;
        }
        boolean wish = heard;
        for (Outside listener : listening) {
            wish |= listener.signalled(handler.signal);
        }
        if (!wish && listening.length > 0) {
            for (Outside listener : listening) {
                listener.insist();
            }
            ShutdownHook.stopWaiting();
        }
        if (previous != null && !ChainedHandler.tellCopy(previous, wish) && !wish) {
            handOn(handler.signal, previous, listening.length == 0);
        }
    }

    /**
     * Passes the signal on to the previous handler; to the system's default by removing our
     * handler.
     *
     * @param unheard whether no process of ours listened. One that listens by now gets the signal,
     *     since its handler is not to be removed
     */
    static void handOn(OsSignal signal, Object previous, boolean unheard) {
        try {
            if (!OsSignal.isBySystem(previous)) {
                signal.call(previous);
                return;
            }
            Listened listened;
            synchronized (CHAIN) {
                listened = unheard ? listenedLocked(signal.number()) : null;
                if (listened == null) {
                    signal.handle(previous);
                }
            }
            if (listened == null) {
                signal.raiseBySystem();
            } else {
                arrived(listened.handler, false);
            }
        } catch (IOException | RuntimeException e) {
            Failures.log("The signal " + signal + " could not be handed on", e);
        }
    }
}
