/** Jetty, which answers its requests before it ends. */
@NullMarked
package goprocess.recipes.jetty;

import org.jspecify.annotations.NullMarked;
