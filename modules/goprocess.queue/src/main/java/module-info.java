import org.jspecify.annotations.NullMarked;

/**
 * A queue that is a process. It accepts elements until its producers have closed, and its consumers
 * take everything that it has accepted.
 *
 * <p>There is one type: {@link goprocess.queue.DrainQueue}.
 */
@NullMarked
module goprocess.queue {
    requires transitive goprocess.api;
    requires static org.jspecify;

    exports goprocess.queue;
}
