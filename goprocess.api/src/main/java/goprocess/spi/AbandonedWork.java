package goprocess.spi;

/**
 * A function, a teardown or a callback that was abandoned and still runs.
 *
 * @param processId the number of its process, which may have closed
 * @param processName the name of its process
 * @param role "function", "teardown" or "callback"
 * @param thread the thread that runs it
 * @param since when it was abandoned, by {@link System#nanoTime()}
 */
public record AbandonedWork(
        long processId, String processName, String role, Thread thread, long since) {}
