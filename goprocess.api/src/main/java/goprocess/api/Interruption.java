package goprocess.api;

import org.jspecify.annotations.Nullable;

/**
 * Made by {@link ProcessFutures#interruptWhen}. While it is open, a signal that is raised
 * interrupts the thread that made it.
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
     * Sends no interrupt from now on. If one was sent, the interrupt flag of the calling thread is
     * cleared.
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
