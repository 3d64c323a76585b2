package goprocess.recipes;

import static goprocess.api.GoProcesses.named;

import goprocess.api.GoProcess;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A file of orders, one per line. Written orders stay in its buffer until it closes. */
public final class OrderFile {
    /** The store is slow, so that work is left when the signal comes. */
    private static final long NANOS_FOR_EACH = 3_000_000;

    private final BufferedWriter writer;
    private final GoProcess process;

    /**
     * Creates the file.
     *
     * @param parent closes it
     * @param path where it is; it must not exist
     * @throws IOException if it cannot be created
     */
    public OrderFile(GoProcess parent, Path path) throws IOException {
        writer = Files.newBufferedWriter(path);
        process = named("file").parent(parent).teardown(writer::close).open();
    }

    /**
     * Writes an order.
     *
     * @param order one line of text
     * @throws IOException if it cannot be written
     */
    public void write(String order) throws IOException {
        LockSupport.parkNanos(NANOS_FOR_EACH);
        writer.append(order).append('\n');
    }

    /**
     * Makes the service whose orders are stored in this file.
     *
     * @return their queue, with a worker
     */
    public Orders orders() {
        return new Orders(process, this::write);
    }

    /**
     * The parent for processes that use the file.
     *
     * @return the process that closes the file
     */
    public GoProcess process() {
        return process;
    }
}
