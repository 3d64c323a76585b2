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

    /** The heap in use, without what is garbage. */
    static long heapInUse() {
        WeakReference<Object> marker = new WeakReference<>(new Object());
        await(marker);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Keeps an object alive up to here. */
    static void keepUntilHere(Object object) {
        Reference.reachabilityFence(object);
    }
}
