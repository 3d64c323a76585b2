package goprocess.api;

/**
 * What a process does last; Go's {@code TeardownFunc}.
 *
 * <p>It runs exactly once, after the function of the process and everything the process waited for,
 * and before the process is closed. It may run on a thread that waits in {@link GoProcess#close()
 * close()} of the same process, or on a virtual thread of the library that inherits no
 * thread-locals; do not rely on either. It starts with the interrupt flag clear. If it runs on the
 * thread that closes, an interrupt of that thread reaches it.
 */
@FunctionalInterface
public interface Teardown {
    /**
     * Cleans up.
     *
     * @throws Exception whatever it throws, including an {@link Error}, becomes the {@link
     *     GoProcess#err() err()} of the process, or is suppressed in the failure of its function
     */
    void run() throws Exception;
}
