/** Spring Boot: the process owns the JVM, and the context is a part of it. */
@NullMarked
package goprocess.recipes.springboot;

import org.jspecify.annotations.NullMarked;
