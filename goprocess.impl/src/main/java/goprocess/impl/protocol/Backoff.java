package goprocess.impl.protocol;

/** What a spinning thread does if the holder of the lock was preempted. */
public final class Backoff {
    private Backoff() {}

    /**
     * Lets the holder continue, which needs only a processor. A virtual thread keeps spinning:
     * after a yield it would need memory to continue, and without memory it would stay suspended in
     * the middle of a transition.
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
