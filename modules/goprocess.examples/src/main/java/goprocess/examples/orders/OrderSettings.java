package goprocess.examples.orders;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of an {@link OrderService}.
 *
 * @param directory of the database and the report; made if it is missing
 * @param port to listen on, on the loopback interface; 0 for any that is free
 * @param workers how many store orders at the same time
 * @param capacity how many accepted orders may wait for a worker
 * @param reportEvery how often the report gets a line
 * @param patience how long requests in flight may hold up the close before their connections are
 *     cut, in whole seconds
 * @param payments the provider that workers ask before they store an order
 */
public record OrderSettings(
        Path directory,
        int port,
        int workers,
        int capacity,
        Duration reportEvery,
        Duration patience,
        Payments payments) {}
