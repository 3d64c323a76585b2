package goprocess.debug.graph;

/**
 * A thread that waited through the library until a process is closed.
 *
 * @param target the place of that process
 * @param thread which thread
 * @param timed whether the wait ends by itself, after a time or by an interrupt that is to come
 * @param since when it began, by {@link System#nanoTime()}; 0 if unknown
 */
public record ThreadWait(int target, ThreadLook thread, boolean timed, long since) {
    ThreadWait at(int place) {
        return new ThreadWait(place, thread, timed, since);
    }
}
