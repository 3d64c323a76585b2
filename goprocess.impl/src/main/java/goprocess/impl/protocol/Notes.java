package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The data of a process in addition to its place in the graph. Few closed processes have any.
 * Guarded by the lock of the node.
 */
public class Notes {
    /** What has failed so far, see {@link Failure}. */
    @Nullable Object failure;
}
