import org.jspecify.annotations.NullMarked;

/**
 * A queue that is a process: it accepts elements until its producers have closed, and everything it
 * has accepted is taken.
 *
 * <p>There is one type: {@link goprocess.queue.DrainQueue}.
 */
@NullMarked
module goprocess.queue {
    requires transitive goprocess.api;
    requires static org.jspecify;

    exports goprocess.queue;
}
