package goprocess.api;

import java.io.Serial;

/**
 * A process closed, but its function or its teardown had failed. The {@linkplain #getCause() cause}
 * is the failure, the same object that {@link GoProcess#err()} returns. The exception itself is a
 * new one each time.
 */
public class CloseException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the process and what failed
     * @param cause the failure of the function or teardown
     */
    public CloseException(String message, Throwable cause) {
        super(message, cause);
    }
}
