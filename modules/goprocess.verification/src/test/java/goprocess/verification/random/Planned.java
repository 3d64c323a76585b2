package goprocess.verification.random;

import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A failure that user code throws as its plan says. It knows how often that was, and was logged.
 */
interface Planned {
    AtomicInteger thrown();

    AtomicInteger logged();

    /** Checked, without a message. */
    final class Checked extends Exception implements Planned {
        @Serial private static final long serialVersionUID = 1;

        private final AtomicInteger thrown = new AtomicInteger();
        private final AtomicInteger logged = new AtomicInteger();

        Checked() {
            super(null, null, true, false);
        }

        @Override
        public AtomicInteger thrown() {
            return thrown;
        }

        @Override
        public AtomicInteger logged() {
            return logged;
        }
    }

    /** What no catch of exceptions stops. */
    final class Fatal extends Error implements Planned {
        @Serial private static final long serialVersionUID = 1;

        private final AtomicInteger thrown = new AtomicInteger();
        private final AtomicInteger logged = new AtomicInteger();

        Fatal() {
            super("planned", null, true, false);
        }

        @Override
        public AtomicInteger thrown() {
            return thrown;
        }

        @Override
        public AtomicInteger logged() {
            return logged;
        }
    }
}
