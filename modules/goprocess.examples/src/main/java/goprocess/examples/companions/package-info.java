/**
 * Examples for the modules that accompany the library. The README repeats each region between
 * {@code @start} and {@code @end} exactly.
 */
package goprocess.examples.companions;
