package goprocess.verification.random;

import java.io.Serial;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must happen, and tells a thing that does not. */
final class Patience {
    private final long nanos;
    private Object last;
    private long since;
    private int looks;

    /**
     * @param nanos after which a thing that does not happen is taken to hang
     */
    Patience(long nanos) {
        this.nanos = nanos;
    }

    /** Waits a moment for this. If it is what was waited for before, it is still the same wait. */
    void waitFor(Object due) {
        if (!Objects.equals(due, last)) {
            last = due;
            since = System.nanoTime();
            looks = 0;
        } else if (System.nanoTime() - since > nanos) {
            throw new Hang(due.toString());
        }
        if (++looks < 20) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(20_000L);
        }
    }

    void await(Object due, BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            waitFor(due);
        }
    }

    /** Something does not happen that must. */
    static final class Hang extends RuntimeException {
        @Serial private static final long serialVersionUID = 1;

        private Hang(String message) {
            super(message);
        }
    }
}
