/**
 * The patterns that the README shows. A region between {@code @start} and {@code @end} stands there
 * as it is here.
 */
package goprocess.examples.patterns;
