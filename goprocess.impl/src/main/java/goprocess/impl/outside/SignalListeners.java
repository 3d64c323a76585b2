package goprocess.impl.outside;

import goprocess.impl.messages.Log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that close on signals of the operating system, and the signals for which our
 * handler is installed.
 */
final class SignalListeners {
    /**
     * The signals by number. Guarded by this map. Under that lock no process changes its state, and
     * no user code runs.
     */
    private static final Map<Integer, Listened> LISTENED = new LinkedHashMap<>();

    private SignalListeners() {}

    /** A signal to which a process listens. */
    private static final class Listened {
        private final List<Outside> by = new ArrayList<>(1);
        private ChainedHandler handler;

        Listened(ChainedHandler handler) {
            this.handler = handler;
        }
    }

    /**
     * Lets a process listen to signals. A signal that was ignored when the JVM was started stays
     * ignored, and a warning says so.
     *
     * @throws IllegalArgumentException if one cannot be caught; then none is taken
     */
    static void take(Outside listener, Collection<OsSignal> signals) {
        List<OsSignal> ignored = new ArrayList<>();
        synchronized (LISTENED) {
            try {
                for (OsSignal signal : signals) {
                    if (!take(listener, signal)) {
                        ignored.add(signal);
                    }
                }
            } catch (Throwable e) {
                giveBack(listener);
                throw e;
            }
        }
        if (!ignored.isEmpty()) {
            Log.warn(
                    listener
                            + " does not get "
                            + ignored
                            + ", which was ignored when this JVM was started (nohup, or & in a"
                            + " script): close it by another signal, or start the JVM without that",
                    null);
        }
    }

    /** Installs the handler for a signal. Returns false if the signal is ignored. */
    private static boolean take(Outside listener, OsSignal named) {
        Listened known = LISTENED.get(named.number());
        // The JVM stores handlers by name, and does not find one that was installed under another
        // name.
        OsSignal signal = known == null ? named : known.handler.signal;
        ChainedHandler handler = new ChainedHandler(signal);
        Object before = signal.handle(handler.installed);
        if (OsSignal.isIgnored(before)) {
            signal.handle(before);
            return false;
        }
        ChainedHandler ours = ChainedHandler.ours(before);
        handler.previous = ours != null ? ours.previous : before;
        if (known == null) {
            known = new Listened(handler);
            LISTENED.put(signal.number(), known);
        } else {
            known.handler = handler;
        }
        known.by.add(listener);
        return true;
    }

    /**
     * The process no longer listens. For signals to which no other process listens, the previous
     * handlers are restored, unless other code has replaced ours.
     */
    static void giveBack(Outside listener) {
        synchronized (LISTENED) {
            LISTENED.values()
                    .removeIf(
                            listened -> {
                                boolean unused =
                                        listened.by.remove(listener) && listened.by.isEmpty();
                                if (unused) {
                                    giveBack(listened.handler);
                                }
                                return unused;
                            });
        }
    }

    private static void giveBack(ChainedHandler handler) {
        Object previous = handler.previous;
        if (previous != null) {
            Object current = handler.signal.handle(previous);
            if (ChainedHandler.ours(current) == null) {
                handler.signal.handle(current); // other code has replaced ours: it stays
            }
        }
    }

    /**
     * Whether a signal was repeated for a process that has not closed yet, so that hooks must not
     * wait for it.
     */
    static boolean anyInsisted() {
        synchronized (LISTENED) {
            return LISTENED.values().stream()
                    .flatMap(listened -> listened.by.stream())
                    .anyMatch(Outside::isInsistedOn);
        }
    }

    /**
     * A signal arrived. It is passed on unless a process of ours closes because of it.
     *
     * @param heard whether a process of another copy of the library does
     */
    static void arrived(ChainedHandler handler, boolean heard) {
        List<Outside> listening;
        Object previous;
        synchronized (LISTENED) {
            Listened listened = LISTENED.get(handler.signal.number());
            listening = listened == null ? List.of() : List.copyOf(listened.by);
            previous = handler.previous;
        }
        boolean wish = heard;
        for (Outside listener : listening) {
            wish |= listener.signalled(handler.signal);
        }
        if (!wish && !listening.isEmpty()) {
            listening.forEach(Outside::insist);
            ShutdownHook.stopWaiting();
        }
        if (previous != null && !ChainedHandler.tellCopy(previous, wish) && !wish) {
            handOn(handler.signal, previous, listening.isEmpty());
        }
    }

    /**
     * Passes the signal on to the previous handler; to the system's default by removing our
     * handler.
     *
     * @param unheard whether no process of ours listened; one may listen by now
     */
    private static void handOn(OsSignal signal, Object previous, boolean unheard) {
        try {
            if (!OsSignal.isBySystem(previous)) {
                signal.call(previous);
                return;
            }
            synchronized (LISTENED) {
                if (unheard && LISTENED.containsKey(signal.number())) {
                    return;
                }
                signal.handle(previous);
            }
            signal.raiseBySystem();
        } catch (IOException | RuntimeException e) {
            Log.warn("The signal " + signal + " could not be handed on", e);
        }
    }
}
