package broken.goprocess.impl.protocol;

/** A class of the protocol with names that hide who has the lock, and some that do not. */
public class HidesTheLock {
    private int state;

    /** The lock is held. */
    HidesTheLock() {}

    /** Guarded: the lock is held. */
    private final int[] array = {};

    /** Is seen. The lock is held. */
    @SuppressWarnings("unused")
    int hidden() {
        return state;
    }

    /**
     * Is seen, though the text is longer than a line would be. The lock of the node that it leads
     * to is held.
     */
    static <T extends Comparable<T>> T ofAnother(T one) {
        return one;
    }

    /* Is seen, though this is no Javadoc: the lock is held. */
    int later() {
        return array.length;
    }

    /** The lock is held. */
    int shownLocked() {
        return state;
    }

    /** The lock is held, and given up. */
    int showAndUnlock() {
        return state;
    }

    /** Takes the lock, which is held by nobody. */
    int lock() {
        return state;
    }
}
