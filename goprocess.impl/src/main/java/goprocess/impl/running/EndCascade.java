package goprocess.impl.running;

import goprocess.impl.protocol.Backoff;
import goprocess.impl.protocol.Cascade;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cascade for what follows the end of a function. If it were made in advance, each running
 * function would be larger by its size. So if there is no memory for one at the end, the functions
 * take turns in using a few that are kept.
 */
final class EndCascade {
    /**
     * Each is given back as soon as its work is done. If all are taken, by teardowns that got no
     * thread of their own, a function that ends has to wait for memory.
     */
    private static final Cascade[] KEPT = new Cascade[16];

    private static final int ALL = (1 << KEPT.length) - 1;

    /**
     * How often a kept one is tried for before memory is requested again. If there is none, a
     * request makes the garbage collector run, so it is rarely made.
     */
    private static final int TRIES_BEFORE_ASKING = 1_000;

    /** A bit for each cascade that is free. */
    private static final AtomicInteger FREE = new AtomicInteger(ALL);

    static {
        for (int i = 0; i < KEPT.length; i++) {
            KEPT[i] = new Cascade();
        }
    }

    private EndCascade() {}

    /** A new cascade, or a kept one; to be passed to {@link #run}. */
    static Cascade make() {
        try {
            return new Cascade();
        } catch (OutOfMemoryError e) {
            return takeKept();
        }
    }

    private static Cascade takeKept() {
        for (int tries = 1; ; tries++) {
            int free = FREE.get();
            if (free != 0 && FREE.compareAndSet(free, free & (free - 1))) {
                return KEPT[Integer.numberOfTrailingZeros(free)];
            }
            Backoff.letOthersRun();
            if (tries % TRIES_BEFORE_ASKING == 0) {
                try {
                    return new Cascade();
                } catch (OutOfMemoryError e) {
                    // There is none yet.
                }
            }
        }
    }

    /** Does everything that follows, and then gives a kept cascade back. */
    static void run(Cascade cascade) {
        cascade.run();
        if (FREE.get() != ALL) {
            giveBack(cascade);
        }
    }

    private static void giveBack(Cascade cascade) {
        for (int i = 0; i < KEPT.length; i++) {
            if (KEPT[i] == cascade) {
                FREE.getAndAdd(1 << i);
                return;
            }
        }
    }
}
