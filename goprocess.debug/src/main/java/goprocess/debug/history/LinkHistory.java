package goprocess.debug.history;

/**
 * A link in a recording. It lasts until one of its ends is closed.
 *
 * @param from the process it belongs to
 * @param to the other
 * @param closes {@code to} begins to close when {@code from} does
 * @param waits {@code from} closes after {@code to}
 * @param closesOnFailure {@code to} begins to close when {@code from} fails
 * @param since when it was made; {@link ProcessHistory#UNKNOWN} if that was before the recording
 * @param threadId the thread that made it, or 0
 * @param atOpening whether it was made with the process that it leads to, whose first parent is
 *     {@code from}
 */
public record LinkHistory(
        ProcessHistory from,
        ProcessHistory to,
        boolean closes,
        boolean waits,
        boolean closesOnFailure,
        long since,
        long threadId,
        boolean atOpening) {}
