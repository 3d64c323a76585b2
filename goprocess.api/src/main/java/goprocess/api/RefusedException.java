package goprocess.api;

import java.io.Serial;
import java.util.Objects;

/**
 * A process accepts nothing new, since it is closing or closed: {@link GoProcess#addChild}, {@link
 * GoProcess#go(ProcessFunction) go}, a builder or a limiter was refused.
 *
 * <p>If it is thrown by a function whose process is closing, or has an ancestor that is, it does
 * not count as a failure: the function has only learned that its time is over.
 */
public class RefusedException extends IllegalStateException {
    @Serial private static final long serialVersionUID = 1;

    private final transient GoProcess refuser;

    /**
     * Made by the library, and by types that are processes themselves.
     *
     * @param message names the process, its state and what to do
     * @param refuser the process that refused
     * @throws NullPointerException if {@code refuser} is null
     */
    public RefusedException(String message, GoProcess refuser) {
        super(message);
        this.refuser = Objects.requireNonNull(refuser, "refuser");
    }

    /**
     * The process that refused.
     *
     * @return closing or closed
     */
    public GoProcess refuser() {
        return refuser;
    }
}
