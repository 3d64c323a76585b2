package goprocess.debug.history;

import java.time.Instant;

/**
 * The time that a recording covers.
 *
 * @param start its first moment
 * @param end its last moment
 */
record Extent(Instant start, Instant end) {}
