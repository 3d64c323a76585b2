package goprocess.impl.outside;

import goprocess.impl.messages.Deadline;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;
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
public final class SignalProcesses {
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
        private final List<WorkNode> listening = new ArrayList<>(1);
        private @Nullable Object previous;

        Taken(OsSignal signal) {
            this.signal = signal;
            this.handler = OsSignal.handler(() -> arrived(this));
        }
    }

    /**
     * Has a process, which nobody shares yet, close when one of the signals arrives.
     *
     * @throws IllegalArgumentException if there is no such signal, or it cannot be caught; none is
     *     taken then
     */
    public static void listen(WorkNode process, String... names) {
        Map<Integer, OsSignal> signals = signals(names);
        try {
            take(signals.values(), process);
        } catch (Throwable e) {
            giveBack(process);
            throw e;
        }
        process.register(new GiveBack(process));
    }

    /** Refuses names that are none, before anything is opened. */
    public static Map<Integer, OsSignal> signals(String... names) {
        Map<Integer, OsSignal> signals = new LinkedHashMap<>();
        for (String name : names) {
            OsSignal signal = OsSignal.named(name);
            signals.put(signal.number(), signal);
        }
        if (signals.isEmpty()) {
            throw new IllegalArgumentException(
                    "No signal was given to listen to: give one or more, such as TERM and INT");
        }
        return signals;
    }

    private static final class GiveBack extends Waiter {
        private final WorkNode process;

        GiveBack(WorkNode process) {
            super(process, Moment.CLOSING);
            this.process = process;
        }

        @Override
        protected void raise(Cascade cascade) {
            giveBack(process);
        }
    }

    private static void take(Iterable<OsSignal> signals, WorkNode process) {
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
    private static void giveBack(WorkNode process) {
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
        List<WorkNode> processes;
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

    private static void closeAll(List<WorkNode> processes) {
        Cascade cascade = new Cascade(); // one for all: no callback runs before all have begun
        processes.forEach(process -> process.begin(CloseCause.SIGNAL, null, cascade));
        cascade.run();
        processes.forEach(
                process -> Waits.untilClosed(process, Deadline.FOREVER, 0, Listeners.now()));
    }
}
