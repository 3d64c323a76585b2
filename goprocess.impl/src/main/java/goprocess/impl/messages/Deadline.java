package goprocess.impl.messages;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Durations as nanoseconds. */
public final class Deadline {
    /** More than the clock can hold: 292 years. */
    public static final long FOREVER = Long.MAX_VALUE;

    private Deadline() {}

    /**
     * Saturates: what the clock cannot hold is {@link #FOREVER}; what is not positive is at most 0.
     */
    public static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
