package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The processes that close when a signal of the operating system arrives, and the signals that were
 * taken for them.
 */
final class SignalProcesses {
    /**
     * By number. Guarded by itself; no process changes its state, and no user code runs, under that
     * lock.
     */
    private static final Map<Integer, Taken> TAKEN = new LinkedHashMap<>();

    private SignalProcesses() {}

    /** A signal that has our handler. */
    private static final class Taken {
        private final OsSignal signal;
        private final Object handler;
        private final List<StandardProcess> listening = new ArrayList<>(1);
        private @Nullable Object previous;

        Taken(OsSignal signal) {
            this.signal = signal;
            this.handler = OsSignal.handler(() -> arrived(this));
        }
    }

    static GoProcess open(String... names) {
        Map<Integer, OsSignal> signals = new LinkedHashMap<>();
        for (String name : names) {
            OsSignal signal = OsSignal.named(name);
            signals.put(signal.number(), signal);
        }
        if (signals.isEmpty()) {
            throw new IllegalArgumentException(
                    "No signal was given to listen to: give one or more, such as TERM and INT");
        }
        StandardProcess process = new StandardProcess(null, Node.NO_FUNCTION, null, false);
        Links.open(process, null);
        try {
            take(signals.values(), process);
        } catch (Throwable e) {
            giveBack(process);
            Turn turn = new Turn();
            process.abandon(false, turn);
            turn.run();
            throw e;
        }
        process.closing().onRaised(() -> giveBack(process));
        return process;
    }

    private static void take(Iterable<OsSignal> signals, StandardProcess process) {
        synchronized (TAKEN) {
            for (OsSignal signal : signals) {
                Taken known = TAKEN.get(signal.number());
                Taken taken = known != null ? known : new Taken(signal);
                Object before = taken.signal.handle(taken.handler);
                if (before != taken.handler) {
                    taken.previous = before; // also where somebody took it over from us meanwhile
                }
                taken.listening.add(process);
                TAKEN.put(signal.number(), taken);
            }
        }
    }

    /**
     * The process needs its signals no more: those that no other process listens to go back to
     * whoever had them.
     */
    private static void giveBack(StandardProcess process) {
        synchronized (TAKEN) {
            TAKEN.values()
                    .removeIf(
                            taken -> {
                                boolean unused =
                                        taken.listening.remove(process)
                                                && taken.listening.isEmpty();
                                if (unused) {
                                    Object current = taken.signal.handle(taken.previous);
                                    if (current != taken.handler) {
                                        taken.signal.handle(
                                                current); // somebody took it over: it stays theirs
                                    }
                                }
                                return unused;
                            });
        }
    }

    /**
     * A signal arrived. The thread that closes is a platform thread, and not a daemon: main may
     * have returned, and the last of the application's threads may end in the middle of the
     * teardown.
     */
    private static void arrived(Taken taken) {
        List<StandardProcess> processes;
        synchronized (TAKEN) {
            processes = List.copyOf(taken.listening);
        }
        Runnable close = () -> closeAll(processes);
        try {
            Thread.ofPlatform()
                    .daemon(false)
                    .name("goprocess signal " + taken.signal.name())
                    .start(close);
        } catch (OutOfMemoryError e) {
            close.run(); // no thread can be had: then on the JVM's own, which may not keep it alive
        }
    }

    private static void closeAll(List<StandardProcess> processes) {
        Turn turn = new Turn(); // one for all: no callback runs before all have begun
        processes.forEach(process -> process.begin(CloseCause.SIGNAL, null, turn));
        turn.run();
        processes.forEach(process -> process.awaitClosed(null, Deadline.FOREVER));
    }
}
