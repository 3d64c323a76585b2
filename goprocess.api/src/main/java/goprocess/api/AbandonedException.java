package goprocess.api;

import java.io.Serial;

/**
 * A function, a teardown or a callback was abandoned, by {@link GoProcess#abandon()} or {@link
 * GoProcessBuilder#abandonAfter}: it goes on running, but is no longer waited for. The process that
 * it belongs to has failed with this exception. The stack trace is that of the thread that was
 * running it at that moment, for the first 1,000 that one call abandons. The process on which
 * {@code abandon()} was called fails with one as well, whose stack trace is that of the call.
 */
public class AbandonedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the process and what was abandoned
     */
    public AbandonedException(String message) {
        super(message);
    }
}
