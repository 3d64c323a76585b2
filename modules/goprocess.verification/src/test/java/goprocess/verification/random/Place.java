package goprocess.verification.random;

import java.util.Locale;

/**
 * Where steps are performed.
 *
 * @param kind by what code
 * @param number of the process whose code it is, or of the thread
 */
record Place(Kind kind, int number) {
    enum Kind {
        /** Nowhere: the steps say how the process is made. */
        MAKING,
        /** The thread that opens most of the graph before the closers begin. */
        OPENER,
        /** One of the threads that run at the same time. */
        CLOSER,
        /** The thread that closes what is still open at the end. */
        FINISHER,
        FUNCTION,
        TEARDOWN,
        /** A callback for the beginning of closing. */
        CLOSING,
        /** A callback for its end. */
        CLOSED
    }

    static final Place OPENER = new Place(Kind.OPENER, 0);

    static Place closer(int number) {
        return new Place(Kind.CLOSER, number);
    }

    boolean isCallback() {
        return kind == Kind.CLOSING || kind == Kind.CLOSED;
    }

    /** Whether the library knows the thread as one that the process waits for. */
    boolean isOwned() {
        return kind == Kind.FUNCTION || kind == Kind.TEARDOWN;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + number;
    }
}
