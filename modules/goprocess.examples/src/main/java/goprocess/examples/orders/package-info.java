/**
 * A service that takes orders over HTTP and stores them in a database. Everything in it that has an
 * end is a process; {@link goprocess.examples.orders.OrderService} links them, and the links are
 * the order of its shutdown.
 */
package goprocess.examples.orders;
