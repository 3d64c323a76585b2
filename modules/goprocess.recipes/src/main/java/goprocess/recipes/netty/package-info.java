/**
 * Netty: the listener closes before the event loops, and the event loops close before the queue
 * that they put orders into.
 */
@NullMarked
package goprocess.recipes.netty;

import org.jspecify.annotations.NullMarked;
