/** The benchmarks, one class for each row of the table. */
@NullMarked
package goprocess.benchmarks;

import org.jspecify.annotations.NullMarked;
