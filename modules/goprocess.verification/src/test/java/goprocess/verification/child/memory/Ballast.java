package goprocess.verification.child.memory;

/** Takes all memory that there is, then gives back as little as is asked for. */
final class Ballast {
    /**
     * What the links of the chain hold, the greatest first; the collector need not look into it.
     */
    private static final int[] LENGTHS = {1 << 18, 1 << 12, 0};

    /** The most that is given back, in grains: arrays of one element, of 24 bytes. */
    static final int MOST = 128;

    private final Object[] grains = new Object[MOST];

    /** Each array holds the next one. */
    private Object[] chain;

    /** Leaves no memory but so many grains. */
    void leave(int count) {
        for (int i = 0; i < MOST; i++) {
            grains[i] = new Object[1];
        }
        for (int length : LENGTHS) {
            fill(length);
        }
        for (int i = 0; i < count; i++) {
            grains[i] = null;
        }
    }

    private void fill(int length) {
        try {
            while (true) {
                chain = length == 0 ? new Object[] {chain} : new Object[] {chain, new byte[length]};
            }
        } catch (OutOfMemoryError e) {
            // That is what it is for.
        }
    }

    void drop() {
        chain = null;
    }
}
