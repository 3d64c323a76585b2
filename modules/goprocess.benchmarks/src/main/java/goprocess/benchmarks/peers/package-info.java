/** The floor and the peers, in words that the benchmarks share. */
@NullMarked
package goprocess.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
