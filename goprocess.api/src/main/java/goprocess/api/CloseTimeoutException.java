package goprocess.api;

import java.io.Serial;

/**
 * A process did not close within the time given to {@link GoProcess#close(java.time.Duration)}. It
 * goes on closing. The message names at most ten of the processes that hold it up, what each of
 * them is doing, and on which thread.
 */
public class CloseTimeoutException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the process and what holds it up
     */
    public CloseTimeoutException(String message) {
        super(message);
    }
}
