package goprocess.api;

import org.jspecify.annotations.Nullable;

/**
 * An interrupt that a signal sends to a thread, until this is closed; made by {@link
 * ProcessFutures#interruptWhen}.
 */
public final class Interruption implements AutoCloseable {
    private final Signal.Registration registration;

    // Guarded by this: so that it is sent to no thread that has gone on.
    private @Nullable Thread thread = Thread.currentThread();
    private boolean sent;

    private Interruption(Signal signal) {
        registration = signal.onRaised(this::send);
    }

    static Interruption of(Signal signal) {
        return new Interruption(signal);
    }

    private synchronized void send() {
        if (thread != null) {
            thread.interrupt();
            sent = true;
        }
    }

    /**
     * Ends it: no interrupt is sent from now on. If one was sent, the interrupt flag of the calling
     * thread is cleared.
     */
    @Override
    public void close() {
        registration.cancel();
        if (end()) {
            Thread.interrupted();
        }
    }

    private synchronized boolean end() {
        boolean first = thread != null;
        thread = null;
        return first && sent;
    }
}
