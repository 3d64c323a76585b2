package goprocess.verification.random;

import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Everything in a plan that is left to chance. */
final class Dice {
    /** What anybody may do; some are more likely than others. */
    private static final Verb[] ACTS = {
        Verb.CLOSE_ASYNC,
        Verb.CLOSE_ASYNC,
        Verb.CLOSE_ASYNC,
        Verb.CLOSE,
        Verb.CLOSE,
        Verb.CLOSE,
        Verb.CLOSE_AT_ONCE,
        Verb.CLOSE_IN_TIME,
        Verb.CLOSE_IN_TIME,
        Verb.CLOSE_AFTER_CHILDREN,
        Verb.CLOSE_AFTER_CHILDREN,
        Verb.ERR,
        Verb.ADD_CHILD,
        Verb.ADD_CHILD,
        Verb.ADD_CHILD_NO_WAIT,
        Verb.ADD_CHILD_NO_WAIT,
        Verb.WAIT_FOR,
        Verb.WAIT_FOR,
        Verb.SET_TEARDOWN,
        Verb.SET_TEARDOWN,
        Verb.ON_CLOSING,
        Verb.ON_CLOSED,
        Verb.CANCEL,
        Verb.LOOK,
        Verb.LOOK,
        Verb.LET_GO,
        Verb.SPIN,
        Verb.SPIN,
    };

    private static final Verb[] FAILURES = {Verb.THROW, Verb.THROW_ERROR, Verb.THROW_AGAIN};

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int limit) {
        return random.nextInt(limit);
    }

    /** One of the last few more often. */
    int below(int limit, int few) {
        return oneIn(3) ? limit - 1 - below(1 + few) : below(limit);
    }

    Verb act() {
        return ACTS[below(ACTS.length)];
    }

    Verb failure() {
        return FAILURES[below(FAILURES.length)];
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    /** Of a graph: mostly small, since then the threads meet more often; sometimes thousands. */
    int size() {
        int kind = below(1_000);
        if (kind < 600) {
            return 2 + below(7);
        }
        if (kind < 920) {
            return 9 + below(52);
        }
        return kind < 998 ? 61 + below(340) : 1_000 + below(2_000);
    }
}
