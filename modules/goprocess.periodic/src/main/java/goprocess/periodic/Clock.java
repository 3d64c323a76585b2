package goprocess.periodic;

import goprocess.api.Signal;

import java.time.Duration;

/**
 * The clock of schedules: {@link System#nanoTime}, which does not depend on the wall clock. Tests
 * have their own clock.
 */
interface Clock {
    /** The real clock. */
    Clock SYSTEM =
            new Clock() {
                @Override
                public long nanoTime() {
                    return System.nanoTime();
                }

                @Override
                public boolean pause(long nanos, Signal closing) throws InterruptedException {
                    return !closing.await(Duration.ofNanos(nanos));
                }
            };

    /** Like {@link System#nanoTime}: only differences have a meaning, and the values may wrap. */
    long nanoTime();

    /**
     * Waits for this time, or until the schedule begins to close.
     *
     * @return whether the time has passed; false if the schedule is closing
     */
    boolean pause(long nanos, Signal closing) throws InterruptedException;
}
