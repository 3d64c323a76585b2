/**
 * What lies outside the graph: signals of the operating system, the JVM's shutdown, and how a
 * process that owns its JVM ends it. {@link goprocess.impl.outside.Outside} ties one process to
 * them; what it needs of that process is {@link goprocess.impl.outside.OwnedProcess}.
 *
 * <p>Nothing here is a callback of a process: what the library does when a process begins to close,
 * or has closed, is done in the transition itself, and so cannot be held up by the user's code.
 */
@NullMarked
package goprocess.impl.outside;

import org.jspecify.annotations.NullMarked;
