package goprocess.api;

import java.io.Serial;

/**
 * A function, a teardown or a callback was given up, by {@link GoProcess#abandon()} or {@link
 * GoProcessBuilder#abandonAfter}: it goes on by itself, and nobody waits for it. The process that
 * it belongs to has failed with this exception, whose stack trace is that of the thread which was
 * running it, as it was then.
 */
public class AbandonedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    /**
     * Made by the library.
     *
     * @param message names the process and what was given up
     */
    public AbandonedException(String message) {
        super(message);
    }
}
