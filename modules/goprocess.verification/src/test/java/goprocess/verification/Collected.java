package goprocess.verification;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

/** What the garbage collector has to say. */
final class Collected {
    private Collected() {}

    /** Returns once the object is garbage; a test that waits in vain runs into its timeout. */
    static void await(WeakReference<?> object) {
        while (!object.refersTo(null)) {
            System.gc();
        }
    }

    /**
     * The heap in use, without what is garbage. What a thread was given to allocate from counts as
     * used, a megabyte at a time, so any thread that wakes up makes it more, and none less: the
     * least of several looks is the truth.
     */
    static long heapInUse() {
        await(new WeakReference<>(new Object()));
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /** Keeps an object alive up to here. */
    static void keepUntilHere(Object object) {
        Reference.reachabilityFence(object);
    }
}
