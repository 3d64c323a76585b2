/** The JDK's HTTP server, with each request as a child. */
@NullMarked
package goprocess.recipes.httpserver;

import org.jspecify.annotations.NullMarked;
