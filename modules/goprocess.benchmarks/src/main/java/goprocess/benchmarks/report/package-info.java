/** The output of a run. */
@NullMarked
package goprocess.benchmarks.report;

import org.jspecify.annotations.NullMarked;
