/**
 * The modules beside the library, as the README shows them. A region between {@code @start} and
 * {@code @end} stands there as it is here.
 */
package goprocess.examples.companions;
