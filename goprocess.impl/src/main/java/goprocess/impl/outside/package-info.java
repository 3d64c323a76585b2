/**
 * What is outside the graph: signals of the operating system, the JVM's shutdown, and the exit of a
 * JVM that a process owns. {@link goprocess.impl.outside.Outside} connects one process with these,
 * through the interface {@link goprocess.impl.outside.OwnedProcess}.
 *
 * <p>Nothing here is a callback of a process. When a process begins to close, or has closed, the
 * library acts as a part of the transition itself, so the user's code cannot hold it up.
 */
@NullMarked
package goprocess.impl.outside;

import org.jspecify.annotations.NullMarked;
