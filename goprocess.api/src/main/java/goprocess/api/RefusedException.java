package goprocess.api;

import java.io.Serial;
import java.util.Objects;

/**
 * A process that is closing or closed refused something new: a call of {@link GoProcess#addChild}
 * or {@link GoProcess#go(ProcessFunction) go}, of a builder, or of a limiter.
 *
 * <p>If a function throws it while its process or an ancestor is closing, it does not count as a
 * failure, since it only {@linkplain #isAnswerToClosing() shows that the close has begun}.
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
     * Whether this only shows that a close has begun. Then a function that throws it, while its
     * process or an ancestor is closing, has not failed. A subclass returns false if something
     * would be lost without a failure.
     *
     * @return true, unless a subclass says otherwise
     */
    public boolean isAnswerToClosing() {
        return true;
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
