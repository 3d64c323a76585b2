package goprocess.ratelimit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Callers whose stack ends in the middle of a call, at each place where that can happen. */
class DeepCallerTest {
    private static final ProcessFunction NOTHING = self -> {};

    private final RateLimiter limiter = new RateLimiter("limiter", GoProcesses.background(), 1);
    private Optional<GoProcess> started = Optional.empty();
    private int overflows;
    private boolean full;

    @Test
    void aCallForWhichThereIsNoStackTakesNoPlaceAndKeepsNoLock() throws InterruptedException {
        limiter.tryLimitedGo(NOTHING).orElseThrow().err(); // so that all classes are initialized
        Thread caller = new Thread(null, this::descend, "deep caller", 256 * 1024);

        caller.start();
        caller.join();

        assertTrue(overflows > 0, "the stack never ended in a call");
        assertFalse(full, "a place was lost in one of " + overflows + " calls");
        limiter.close();
    }

    /** Down to the end of the stack; then one call at each depth until there is stack enough. */
    private void descend() {
        try {
            descend();
        } catch (StackOverflowError e) {
            // Up by a frame, and on.
        }
        if (started.isEmpty() && !full) {
            overflows++;
            started = limiter.tryLimitedGo(NOTHING);
            full = started.isEmpty();
        }
    }
}
