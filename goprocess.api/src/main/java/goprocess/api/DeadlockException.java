package goprocess.api;

import java.io.Serial;

/**
 * A call would wait indefinitely for a process to close. The calling thread runs the function, the
 * teardown or a callback of that process, or of something that the process waits for: through
 * links, and through the waits of other threads. The message names the chain. Call {@link
 * GoProcess#closeAsync()} instead, which does not wait.
 */
public class DeadlockException extends IllegalStateException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the chain of waits
     */
    public DeadlockException(String message) {
        super(message);
    }
}
