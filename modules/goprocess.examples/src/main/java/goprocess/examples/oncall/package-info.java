/**
 * The questions of an operator to the order service: through its socket, over JMX, with two
 * captures, and with recordings. The documents repeat each region between {@code @start} and
 * {@code @end} exactly.
 */
package goprocess.examples.oncall;
