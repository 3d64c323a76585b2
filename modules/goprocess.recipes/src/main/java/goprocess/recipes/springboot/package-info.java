/** Spring Boot: a process owns the JVM, and the Spring context is one of its parts. */
@NullMarked
package goprocess.recipes.springboot;

import org.jspecify.annotations.NullMarked;
