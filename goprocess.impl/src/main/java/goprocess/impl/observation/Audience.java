package goprocess.impl.observation;

import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Node;
import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessListener.Interest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The installed listeners and their interests. A field for each interest says whether any listener
 * has it. It is checked first, so an event is created only if a listener wants it.
 */
final class Audience {
    /** The interests of which only recording listeners are notified. */
    private static final Set<Interest> OF_RECORDERS =
            EnumSet.of(Interest.OPENED, Interest.FUNCTION, Interest.TEARDOWN);

    private final InstalledListener[] listeners;

    // Whether any listener wants it; read at each transition.
    final boolean openings;
    final boolean links;
    final boolean wishes;
    final boolean closes;
    final boolean functions;
    final boolean teardowns;
    final boolean abandonments;
    final boolean callbacks;
    final boolean waits;
    final boolean leaks;

    private Audience(List<InstalledListener> listeners) {
        this.listeners = listeners.toArray(new InstalledListener[0]);
        openings = isWanted(Interest.OPENED);
        links = isWanted(Interest.LINKED);
        wishes = isWanted(Interest.CLOSE_WISHED);
        closes =
                isWanted(Interest.CLOSING)
                        || isWanted(Interest.CLOSED)
                        || isWanted(Interest.CLOSED_AT_ONCE);
        functions = isWanted(Interest.FUNCTION);
        teardowns = isWanted(Interest.TEARDOWN);
        abandonments = isWanted(Interest.ABANDONED);
        callbacks = isWanted(Interest.CALLBACK);
        waits = isWanted(Interest.WAITING);
        leaks = isWanted(Interest.LEAKED);
    }

    private boolean isWanted(Interest interest) {
        for (InstalledListener listener : listeners) {
            if (listener.wants(interest)) {
                return true;
            }
        }
        return false;
    }

    /** Null if there is none. */
    static @Nullable Audience find() {
        List<InstalledListener> found = new ArrayList<>();
        var providers =
                ServiceLoader.load(ProcessListener.class, ProcessListener.class.getClassLoader())
                        .iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found.isEmpty() ? null : new Audience(found);
                }
                found.add(new InstalledListener(providers.next()));
            } catch (ServiceConfigurationError | LinkageError e) {
                Failures.log("A goprocess listener could not be loaded; it gets no events.", e);
            }
        }
    }

    /** Whether any listener wants all its events at this moment. */
    boolean isRecording() {
        for (InstalledListener listener : listeners) {
            if (listener.isRecording()) {
                return true;
            }
        }
        return false;
    }

    /** Notifies the interested listeners. */
    void tell(ProcessEvent event) {
        long @Nullable [] entered = TellingThreads.enter();
        try {
            for (InstalledListener listener : listeners) {
                if (wants(listener, event)) {
                    listener.tell(event);
                }
            }
        } finally {
            TellingThreads.exit(entered);
        }
    }

    /**
     * Notifies of a beginning.
     *
     * @return the argument for {@link #tellEnd}: what the only listener returned, or an array with
     *     what each of several returned
     */
    @Nullable Object tellBeginning(ProcessEvent event) {
        Object token = null;
        @Nullable Object[] tokens =
                listeners.length == 1 ? null : new @Nullable Object[listeners.length];
        long @Nullable [] entered = TellingThreads.enter();
        try {
            for (int i = 0; i < listeners.length; i++) {
                if (wants(listeners[i], event)) {
                    token = listeners[i].tell(event);
                    if (tokens != null) {
                        tokens[i] = token;
                    }
                }
            }
        } finally {
            TellingThreads.exit(entered);
        }
        return tokens == null ? token : tokens;
    }

    /** Notifies of an end. The event contains the result of {@link #tellBeginning}. */
    void tellEnd(ProcessEvent.Ended event) {
        if (listeners.length == 1) {
            tell(event);
            return;
        }
        long @Nullable [] entered = TellingThreads.enter();
        try {
            for (int i = 0; i < listeners.length; i++) {
                if (wants(listeners[i], event)) {
                    Object own = event.begun() instanceof Object[] tokens ? tokens[i] : null;
                    listeners[i].tell(event.withBegun(own));
                }
            }
        } finally {
            TellingThreads.exit(entered);
        }
    }

    /** Notifies each listener by one call or by two, according to its interests. */
    void tellAtOnce(ProcessEvent.ClosedAtOnce event) {
        long @Nullable [] entered = TellingThreads.enter();
        try {
            for (InstalledListener listener : listeners) {
                if (listener.wants(Interest.CLOSED_AT_ONCE)) {
                    listener.tell(event);
                } else {
                    tellByTwo(listener, event);
                }
            }
        } finally {
            TellingThreads.exit(entered);
        }
    }

    private static void tellByTwo(InstalledListener listener, ProcessEvent.ClosedAtOnce both) {
        Object begun = null;
        if (listener.wants(Interest.CLOSING)) {
            begun =
                    listener.tell(
                            new ProcessEvent.Closing(
                                    both.process(), both.cause(), both.by(), both.closingAt()));
        }
        if (listener.wants(Interest.CLOSED)) {
            listener.tell(
                    new ProcessEvent.Closed(
                            both.process(), null, both.failure(), begun, both.time()));
        }
    }

    private static boolean wants(InstalledListener listener, ProcessEvent event) {
        Interest interest = event.interest();
        return listener.wants(interest)
                && (!OF_RECORDERS.contains(interest) || listener.isRecording());
    }

    Runnable callbackRegistered(Node node, Runnable callback) {
        Runnable handedOn = callback;
        for (InstalledListener listener : listeners) {
            if (listener.wants(Interest.CALLBACK)) {
                handedOn = listener.callbackRegistered(node, handedOn);
            }
        }
        return handedOn;
    }
}
