package goprocess.spi;

/**
 * A link between two open processes, and what it does. At least one of {@code closes}, {@code
 * waits} and {@code closesOnFailure} is true.
 *
 * @param from the process the link belongs to
 * @param to the other
 * @param closes {@code to} begins to close when {@code from} does
 * @param waits {@code from} closes after {@code to}
 * @param closesOnFailure {@code to} begins to close when the function or teardown of {@code from}
 *     fails
 */
public record ProcessLink(
        ProcessNode from, ProcessNode to, boolean closes, boolean waits, boolean closesOnFailure) {}
