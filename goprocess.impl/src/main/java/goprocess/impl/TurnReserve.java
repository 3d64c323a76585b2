package goprocess.impl;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Turns for functions that end while there is no memory for one: what they waited for would never
 * learn of it. A function that runs has no turn of its own, since there may be a million of them.
 */
final class TurnReserve {
    /**
     * A turn comes back as soon as what follows the end of a function is done. Where all are taken,
     * by callbacks that do not return, a function that ends has to wait for memory.
     */
    private static final int COUNT = 16;

    /** To ask for memory that is not there makes the collector run, so it is seldom done. */
    private static final int LOOKS_BEFORE_ASKING = 1_000;

    private static final AtomicReferenceArray<Turn> TURNS = new AtomicReferenceArray<>(COUNT);

    static {
        for (int i = 0; i < COUNT; i++) {
            Turn turn = new Turn();
            turn.reserved = true;
            giveBack(turn);
        }
        giveBack(reserved()); // to take one for the first time needs memory
    }

    private TurnReserve() {}

    /** A turn, from here if there is no memory for it; to be given back. */
    static Turn turn() {
        try {
            return new Turn();
        } catch (OutOfMemoryError e) {
            return reserved();
        }
    }

    private static Turn reserved() {
        for (int looks = 1; ; looks++) {
            for (int i = 0; i < COUNT; i++) {
                Turn turn = TURNS.getAndSet(i, null);
                if (turn != null) {
                    return turn;
                }
            }
            StateWord.letOthersRun();
            if (looks % LOOKS_BEFORE_ASKING == 0) {
                try {
                    return new Turn();
                } catch (OutOfMemoryError e) {
                    // There is none yet.
                }
            }
        }
    }

    /** What follows is done. */
    static void giveBack(Turn turn) {
        if (turn.reserved) {
            turn.forget();
            int place = 0;
            while (!TURNS.compareAndSet(place, null, turn)) {
                place = (place + 1) % COUNT;
            }
        }
    }
}
