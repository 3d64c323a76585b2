package goprocess.impl.messages;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Durations as nanoseconds. */
public final class Deadline {
    /** No limit: more than the 292 years that the clock can hold. */
    public static final long FOREVER = Long.MAX_VALUE;

    private Deadline() {}

    /**
     * Converts a duration. If the clock cannot hold it, the result is {@link #FOREVER}; if it is
     * not positive, at most 0.
     */
    public static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }
}
