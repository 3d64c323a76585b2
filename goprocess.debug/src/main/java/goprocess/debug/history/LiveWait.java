package goprocess.debug.history;

import goprocess.debug.graph.RecordedThreads;
import goprocess.debug.graph.ThreadLook;

/**
 * A thread that waited for a process, as a snapshot of a recording shows it.
 *
 * @param seenAt when
 * @param thread which thread
 * @param timed whether the wait ends by itself
 * @param childrenOnly whether it waited only for what the process waits for
 * @param since when it began; {@link ProcessHistory#UNKNOWN} if that is not known
 */
record LiveWait(long seenAt, ThreadLook thread, boolean timed, boolean childrenOnly, long since) {
    /** As it is in a graph, with what is known of its thread. */
    RecordedThreads.Wait inGraph(ThreadLook known, boolean mayHaveEnded) {
        return new RecordedThreads.Wait(known, timed, childrenOnly, mayHaveEnded, since);
    }
}
