package goprocess.examples.orders;

/**
 * An order that was accepted.
 *
 * @param number given by the service, unique in its database
 * @param item what was ordered
 */
public record Order(long number, String item) {}
