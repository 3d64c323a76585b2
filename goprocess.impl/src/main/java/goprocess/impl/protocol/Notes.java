package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a process beside its place in the graph, and of few or none once it is closed.
 * Guarded by the lock of its node.
 */
public class Notes {
    /** What has failed so far, see {@link Failure}. */
    @Nullable Object failure;
}
