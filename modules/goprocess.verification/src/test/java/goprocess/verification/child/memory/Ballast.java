package goprocess.verification.child.memory;

/** Takes all memory that there is, then gives back as little as is asked for. */
final class Ballast {
    /** Lengths of the arrays that fill the heap, the greatest first. */
    private static final int[] LENGTHS = {1 << 15, 1 << 8, 1};

    /** Arrays of one element, {@link #GRAIN} bytes each. */
    private final Object[] grains = new Object[MOST];

    /** The smallest piece of memory that is given back. */
    static final int GRAIN = 24;

    /** The most pieces that are given back. */
    static final int MOST = 512;

    /** A chain: the first element of each array is the next one. */
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
                Object[] block = new Object[length];
                block[0] = chain;
                chain = block;
            }
        } catch (OutOfMemoryError e) {
            // That is what it is for.
        }
    }

    void drop() {
        chain = null;
    }
}
