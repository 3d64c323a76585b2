/**
 * The interface between the API, its implementation and its observers. Applications do not need it.
 *
 * <p>The implementation provides a {@link goprocess.spi.ProcessProvider}. A {@link
 * goprocess.spi.ProcessListener} is notified of every transition. A {@link
 * goprocess.spi.ProcessNode} is a read-only view of one process of the live graph.
 */
@NullMarked
package goprocess.spi;

import org.jspecify.annotations.NullMarked;
