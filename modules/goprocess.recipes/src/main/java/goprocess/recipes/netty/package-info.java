/** Netty: the listener closes before the event loops, and these before what they hand on to. */
@NullMarked
package goprocess.recipes.netty;

import org.jspecify.annotations.NullMarked;
