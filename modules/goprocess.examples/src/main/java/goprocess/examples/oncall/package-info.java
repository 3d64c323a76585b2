/**
 * What somebody on call asks of the order service: through its socket and over JMX, of two looks at
 * it, and of recordings. A region between {@code @start} and {@code @end} stands in the documents
 * as it is here.
 */
package goprocess.examples.oncall;
