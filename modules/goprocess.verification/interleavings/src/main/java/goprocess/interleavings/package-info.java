/**
 * Tests what must be visible to which thread, and which results two simultaneous calls may have.
 * jcstress lets two threads meet on a fresh process, some millions of times. Compilers and
 * processor may reorder whatever the memory model allows. Everything goes through the API, as in an
 * application.
 *
 * <p>{@code .ci/proofs} runs all of it; {@code mvn -B -Plong verify -pl
 * modules/goprocess.verification/interleavings -am} does so with each pair of compilers and with
 * the stress modes of the second one. Each class says how to run it alone.
 */
@NullMarked
package goprocess.interleavings;

import org.jspecify.annotations.NullMarked;
