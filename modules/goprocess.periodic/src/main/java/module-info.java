import org.jspecify.annotations.NullMarked;

/**
 * Processes that call a function repeatedly; Go's {@code periodic} package.
 *
 * <p>Everything is reached from {@link goprocess.periodic.Periodic}: calls at an interval, at a
 * fixed rate, or whenever a queue has something. A schedule is a process: it has a place in the
 * graph, and closing it stops the calls.
 */
@NullMarked
module goprocess.periodic {
    requires transitive goprocess.api;
    requires static org.jspecify;

    exports goprocess.periodic;
}
