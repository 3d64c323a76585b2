package goprocess.impl.running;

import goprocess.impl.protocol.Backoff;
import goprocess.impl.protocol.Cascade;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cascade for what follows the end of a function. It cannot be made before without costing each
 * running function its size; so where there is no memory for one then, those that end take turns
 * with a few that are kept.
 */
final class EndCascade {
    /**
     * One comes back as soon as what follows is done. Where all are taken, by teardowns that got no
     * thread of their own, a function that ends has to wait for memory.
     */
    private static final Cascade[] KEPT = new Cascade[16];

    private static final int ALL = (1 << KEPT.length) - 1;

    /** To ask for memory that is not there makes the collector run, so it is seldom done. */
    private static final int LOOKS_BEFORE_ASKING = 1_000;

    /** A bit for each that nobody has taken. */
    private static final AtomicInteger FREE = new AtomicInteger(ALL);

    static {
        for (int i = 0; i < KEPT.length; i++) {
            KEPT[i] = new Cascade();
        }
    }

    private EndCascade() {}

    /** One that is new, or kept; to be given to {@link #run}. */
    static Cascade make() {
        try {
            return new Cascade();
        } catch (OutOfMemoryError e) {
            return takeKept();
        }
    }

    private static Cascade takeKept() {
        for (int looks = 1; ; looks++) {
            int free = FREE.get();
            if (free != 0 && FREE.compareAndSet(free, free & (free - 1))) {
                return KEPT[Integer.numberOfTrailingZeros(free)];
            }
            Backoff.letOthersRun();
            if (looks % LOOKS_BEFORE_ASKING == 0) {
                try {
                    return new Cascade();
                } catch (OutOfMemoryError e) {
                    // There is none yet.
                }
            }
        }
    }

    /** Does all that follows, and then leaves a kept one to others. */
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
