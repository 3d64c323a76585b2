/** What a run shows and writes. */
@NullMarked
package goprocess.benchmarks.report;

import org.jspecify.annotations.NullMarked;
