package goprocess.debug.graph;

/**
 * A function or teardown that waited, on its thread, until another process is closed, or only until
 * everything is that the other process waits for.
 *
 * @param from the place of the process whose work waited
 * @param to the place of the process it waited for
 * @param childrenOnly whether it waited neither for the function of that process nor for its
 *     teardown
 * @param teardown whether it was the teardown; else the function
 * @param timed whether the wait ends by itself, after a time or by an interrupt that is to come
 * @param mayHaveEnded whether nothing shows that it went on until the moment of the graph, which is
 *     a recorded one
 * @param since when it began, by {@link System#nanoTime()}; 0 if unknown
 */
public record WorkWait(
        int from,
        int to,
        boolean childrenOnly,
        boolean teardown,
        boolean timed,
        boolean mayHaveEnded,
        long since) {
    /** Whether only what it waits for ends it, as far as is known. */
    public boolean lasts() {
        return !timed && !mayHaveEnded;
    }

    WorkWait between(int source, int target) {
        return new WorkWait(source, target, childrenOnly, teardown, timed, mayHaveEnded, since);
    }
}
