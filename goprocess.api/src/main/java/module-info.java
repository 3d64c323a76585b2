import org.jspecify.annotations.NullMarked;

/**
 * What users of goprocess write against, and the interface between it and its implementation.
 *
 * <p>A <em>process</em> is a unit of work with a lifecycle: it runs, it closes, it is closed.
 * Processes form a directed acyclic graph, and a process closes in the order of that graph: it asks
 * its children to close, waits for everything it depends on, and then runs its teardown exactly
 * once.
 *
 * <p>This module holds no implementation. Add the module {@code goprocess.impl} to the module path
 * or the class path; it is found by {@link java.util.ServiceLoader}.
 *
 * @uses goprocess.spi.ProcessProvider the implementation, of which there must be exactly one
 */
@NullMarked
module goprocess.api {
    requires static org.jspecify;

    exports goprocess.api;
    exports goprocess.spi;

    uses goprocess.spi.ProcessProvider;
}
