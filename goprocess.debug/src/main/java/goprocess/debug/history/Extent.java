package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The time that a recording covers.
 *
 * @param start its first moment
 * @param end its last moment
 * @param jvmEnded when the JVM began to end; null if the recording does not show that
 */
record Extent(Instant start, Instant end, @Nullable Instant jvmEnded) {}
