package goprocess.api;

import java.io.Serial;

/**
 * A process did not close within the time given to {@link GoProcess#close(java.time.Duration)}. It
 * goes on closing. The message names at most ten of the processes below it that hold it up, what
 * each is at, and on which thread.
 */
public class CloseTimeoutException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the process and what is still open below it
     */
    public CloseTimeoutException(String message) {
        super(message);
    }
}
