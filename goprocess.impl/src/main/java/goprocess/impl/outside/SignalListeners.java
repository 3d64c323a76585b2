package goprocess.impl.outside;

import goprocess.impl.messages.Log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The processes that close on signals of the operating system, and the signals taken for them. */
final class SignalListeners {
    /**
     * By number. Guarded by itself; no process changes its state, and no user code runs, under that
     * lock.
     */
    private static final Map<Integer, Listened> LISTENED = new LinkedHashMap<>();

    private SignalListeners() {}

    /** A signal that somebody listens to. */
    private static final class Listened {
        private final List<Outside> by = new ArrayList<>(1);
        private ChainedHandler handler;

        Listened(ChainedHandler handler) {
            this.handler = handler;
        }
    }

    /**
     * Lets a process listen to signals. One that whoever started the JVM had ignored stays ignored,
     * and a warning says so.
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

    /** Whether it was taken: not if it is ignored. */
    private static boolean take(Outside listener, OsSignal named) {
        Listened known = LISTENED.get(named.number());
        // The JVM keeps handlers by name, and takes one of another name for none.
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
     * The process listens no more: signals that no other one listens to go back to whoever had
     * them, unless somebody took them over.
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
                handler.signal.handle(current); // somebody took it over: it stays theirs
            }
        }
    }

    /** Whether a signal was repeated for a process that has not closed yet: it shall not wait. */
    static boolean anyInsisted() {
        synchronized (LISTENED) {
            return LISTENED.values().stream()
                    .flatMap(listened -> listened.by.stream())
                    .anyMatch(Outside::isInsistedOn);
        }
    }

    /**
     * A signal arrived. It is handed on unless a process of ours closes for it.
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
     * Lets whoever had the signal before have it; the system by taking our handler away.
     *
     * @param unheard whether nobody of ours listened; somebody may by now
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
