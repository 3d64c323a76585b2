package goprocess.impl.protocol;

/** What a thread does that spins, where the holder of what it needs has lost its processor. */
public final class Backoff {
    private Backoff() {}

    /**
     * Lets the holder go on, which needs a processor and nothing else. A virtual thread spins on:
     * to be continued after a yield it would need memory, and where there is none it would never
     * be, in the middle of a transition.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it
    public static void letOthersRun() {
        if (Thread.currentThread().isVirtual()) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
