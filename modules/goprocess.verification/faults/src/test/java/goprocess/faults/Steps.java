package goprocess.faults;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the holds of locks of nodes, in a copy of the library that says each of them: nobody goes
 * through a graph without.
 */
public final class Steps {
    private static final LongAdder COUNTED = new LongAdder();

    private Steps() {}

    /** Stands in the copy where a lock is taken. */
    public static void count() {
        COUNTED.increment();
    }

    /** Those that some work takes, on all threads. */
    static long of(Callable<?> work) throws Exception {
        long before = COUNTED.sum();
        work.call();
        long counted = COUNTED.sum() - before;
        if (counted == 0) {
            throw new AssertionError("No step was counted: this has shown nothing");
        }
        return counted;
    }
}
