package goprocess.periodic;

import goprocess.api.Signal;

import java.time.Duration;

/**
 * The time that schedules live by: {@link System#nanoTime}, which no change of the wall clock
 * touches. Tests bring their own.
 */
interface Clock {
    /** The real one. */
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

    /** As {@link System#nanoTime}: only differences mean something, and they may wrap. */
    long nanoTime();

    /**
     * Waits for this time, or until the schedule begins to close.
     *
     * @return whether the time has passed; false if the schedule is closing
     */
    boolean pause(long nanos, Signal closing) throws InterruptedException;
}
