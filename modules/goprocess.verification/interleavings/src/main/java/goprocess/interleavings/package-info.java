/**
 * What must be visible to whom, and what may come of two calls at the same time: jcstress lets two
 * threads meet on a fresh process, some millions of times, with the compilers and the machine free
 * to order what the memory model leaves open. Everything goes through the API, as in an
 * application.
 *
 * <p>{@code mvn -B verify -pl modules/goprocess.verification/interleavings -am} runs all of it, as
 * every build does; {@code -Plong} does so with each pair of compilers and with the stress modes of
 * the second one. Each class says how to run it alone.
 */
@NullMarked
package goprocess.interleavings;

import org.jspecify.annotations.NullMarked;
