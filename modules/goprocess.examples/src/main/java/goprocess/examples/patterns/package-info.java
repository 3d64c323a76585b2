/**
 * The patterns of the README and the site. They repeat each region between {@code @start} and
 * {@code @end} exactly.
 */
package goprocess.examples.patterns;
