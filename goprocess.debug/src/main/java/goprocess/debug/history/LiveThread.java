package goprocess.debug.history;

import goprocess.debug.graph.ThreadLook;

/**
 * More of a thread that another event of a snapshot shows.
 *
 * @param seenAt when; the other event has the same time
 * @param thread the thread; with its stack if the other event has none, or an older one
 * @param onCarrier whether it occupied a carrier thread while none was free
 */
record LiveThread(long seenAt, ThreadLook thread, boolean onCarrier) {
    /**
     * The thread as the other event shows it, with what this one adds. If this one has a stack, it
     * replaces all that the other one has, since a stack, a state and a lock belong together.
     */
    ThreadLook completing(ThreadLook other) {
        return thread.stackOmitted() ? other.with(thread.lock(), thread.interrupted()) : thread;
    }
}
