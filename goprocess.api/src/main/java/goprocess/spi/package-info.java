/**
 * Between the API, its implementation and its observers; applications do not need it.
 *
 * <p>{@link goprocess.spi.ProcessProvider} is what the implementation provides. {@link
 * goprocess.spi.ProcessListener} is notified of every transition. {@link goprocess.spi.ProcessNode}
 * is a read-only look at one process of the live graph.
 */
@NullMarked
package goprocess.spi;

import org.jspecify.annotations.NullMarked;
