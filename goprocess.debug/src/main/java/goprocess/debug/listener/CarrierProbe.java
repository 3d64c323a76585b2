package goprocess.debug.listener;

import goprocess.debug.graph.Carriers;

import org.jspecify.annotations.Nullable;

/**
 * Whether a carrier thread was free when a snapshot was written. It is tried at most once, and only
 * if some work had not begun: the recorder waits meanwhile, up to 50 milliseconds.
 */
final class CarrierProbe {
    private @Nullable Boolean free;

    boolean areFree() {
        Boolean known = free;
        if (known == null) {
            // A virtual thread that dumps a recording may hold the only carrier itself.
            known = Thread.currentThread().isVirtual() || Carriers.areFree();
            free = known;
        }
        return known;
    }

    /** Whether it was tried, and none was free. */
    boolean areLacking() {
        return free != null && !free;
    }
}
