/**
 * A service that takes orders over HTTP and stores them in a database. Every part that has to be
 * stopped is a process. {@link goprocess.examples.orders.OrderService} links them, and the links
 * determine the order of its shutdown.
 */
package goprocess.examples.orders;
