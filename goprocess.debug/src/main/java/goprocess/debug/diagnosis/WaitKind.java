package goprocess.debug.diagnosis;

import goprocess.debug.graph.Detail;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.graph.WorkWait;

import org.jspecify.annotations.Nullable;

/** How one process waits for another. */
public enum WaitKind {
    /** By a link that closes the other as well. */
    CHILD("waits for", false),
    /** By a link that only waits. */
    WAIT_FOR("waits for", false),
    /** Its function waits. */
    FUNCTION("whose function waits for", false),
    /** Its teardown waits. */
    TEARDOWN("whose teardown waits for", false),
    /** Its function waits with a timeout. */
    TIMED_FUNCTION("whose function waits, for a limited time, for", true),
    /** Its teardown waits with a timeout. */
    TIMED_TEARDOWN("whose teardown waits, for a limited time, for", true),
    /** Its function waits for the children of the other. */
    FUNCTION_FOR_CHILDREN("whose function waits for the children of", false),
    /** Its teardown waits for the children of the other. */
    TEARDOWN_FOR_CHILDREN("whose teardown waits for the children of", false),
    /** Its function waits for the children of the other with a timeout. */
    TIMED_FUNCTION_FOR_CHILDREN(
            "whose function waits, for a limited time, for the children of", true),
    /** Its teardown waits for the children of the other with a timeout. */
    TIMED_TEARDOWN_FOR_CHILDREN(
            "whose teardown waits, for a limited time, for the children of", true);

    private final String words;
    private final boolean timed;

    WaitKind(String words, boolean timed) {
        this.words = words;
        this.timed = timed;
    }

    static WaitKind ofLink(int kind) {
        return (kind & LinkKind.CLOSES) != 0 ? CHILD : WAIT_FOR;
    }

    static WaitKind of(WorkWait wait) {
        if (wait.childrenOnly()) {
            return wait.timed()
                    ? (wait.teardown() ? TIMED_TEARDOWN_FOR_CHILDREN : TIMED_FUNCTION_FOR_CHILDREN)
                    : (wait.teardown() ? TEARDOWN_FOR_CHILDREN : FUNCTION_FOR_CHILDREN);
        }
        return wait.timed()
                ? (wait.teardown() ? TIMED_TEARDOWN : TIMED_FUNCTION)
                : (wait.teardown() ? TEARDOWN : FUNCTION);
    }

    boolean isLink() {
        return this == CHILD || this == WAIT_FOR;
    }

    boolean isOfFunction() {
        return !isLink() && !isOfTeardown();
    }

    boolean isOfTeardown() {
        return switch (this) {
            case TEARDOWN, TIMED_TEARDOWN, TEARDOWN_FOR_CHILDREN, TIMED_TEARDOWN_FOR_CHILDREN ->
                    true;
            default -> false;
        };
    }

    /** The function or teardown that waits, if it was captured; null for a link. */
    @Nullable WorkLook workOf(@Nullable Detail detail) {
        if (detail == null || isLink()) {
            return null;
        }
        return isOfTeardown() ? detail.teardown() : detail.function();
    }

    /** The words between the two names in a sentence. */
    public String words() {
        return words;
    }

    /** The words after the name of the process that is waited for. */
    public String remark() {
        return this == WAIT_FOR ? " (waitFor)" : "";
    }

    /** Whether the wait ends by itself after a time. */
    public boolean timed() {
        return timed;
    }
}
