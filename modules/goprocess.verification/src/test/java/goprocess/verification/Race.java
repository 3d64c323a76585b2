package goprocess.verification;

import org.junit.jupiter.api.function.Executable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a few threads begin at the same moment, again and again. Each round shifts them a little
 * against each other, always in the same way, so that in some round they meet at any two lines.
 */
final class Race implements AutoCloseable {
    /**
     * Enough to have seen every race of this module lost when its guard was taken out. The property
     * is for runs that repeat all tests for each of many changes.
     */
    static final int ROUNDS = Integer.getInteger("goprocess.verification.rounds", 3_000);

    private static final ThreadFactory RACERS =
            Thread.ofPlatform().daemon().name("racer").factory();

    private final ExecutorService racers = Executors.newCachedThreadPool(RACERS);
    private int round;

    /** Runs all, and returns when all have ended; throws the first thing that one of them threw. */
    void run(Executable... racing) throws Throwable {
        AtomicInteger missing = new AtomicInteger(racing.length);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < racing.length; i++) {
            int shift = (round >> (3 * i)) & 7;
            Executable racer = racing[i];
            ends.add(racers.submit(() -> runTogether(missing, shift, racer)));
        }
        round++;
        for (Future<?> end : ends) {
            try {
                end.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }

    private static Void runTogether(AtomicInteger missing, int shift, Executable racer)
            throws Exception {
        missing.decrementAndGet();
        while (missing.get() > 0) {
            Thread.yield();
        }
        for (int i = 0; i < shift * shift * 2; i++) {
            Thread.onSpinWait();
        }
        try {
            racer.execute();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        return null;
    }

    @Override
    public void close() {
        racers.shutdown();
    }
}
