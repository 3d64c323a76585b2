package goprocess.debug.diagnosis;

import goprocess.debug.graph.Detail;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.WorkLook;
import goprocess.debug.graph.WorkWait;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
            "whose teardown waits, for a limited time, for the children of", true),
    /** Its function waited at the last look, and may have gone on since. */
    LAST_SEEN_FUNCTION("whose function, when last seen, waited for", false),
    /** Its teardown waited at the last look, and may have gone on since. */
    LAST_SEEN_TEARDOWN("whose teardown, when last seen, waited for", false),
    /** Its function waited for the children of the other at the last look. */
    LAST_SEEN_FUNCTION_FOR_CHILDREN(
            "whose function, when last seen, waited for the children of", false),
    /** Its teardown waited for the children of the other at the last look. */
    LAST_SEEN_TEARDOWN_FOR_CHILDREN(
            "whose teardown, when last seen, waited for the children of", false);

    /** Each in the order in which {@link #of} counts. */
    private static final List<WaitKind> LASTING =
            List.of(FUNCTION, TEARDOWN, FUNCTION_FOR_CHILDREN, TEARDOWN_FOR_CHILDREN);

    private static final List<WaitKind> TIMED =
            List.of(
                    TIMED_FUNCTION,
                    TIMED_TEARDOWN,
                    TIMED_FUNCTION_FOR_CHILDREN,
                    TIMED_TEARDOWN_FOR_CHILDREN);

    private static final List<WaitKind> LAST_SEEN =
            List.of(
                    LAST_SEEN_FUNCTION,
                    LAST_SEEN_TEARDOWN,
                    LAST_SEEN_FUNCTION_FOR_CHILDREN,
                    LAST_SEEN_TEARDOWN_FOR_CHILDREN);

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
        List<WaitKind> kinds = wait.timed() ? TIMED : wait.mayHaveEnded() ? LAST_SEEN : LASTING;
        return kinds.get((wait.teardown() ? 1 : 0) + (wait.childrenOnly() ? 2 : 0));
    }

    boolean isLink() {
        return this == CHILD || this == WAIT_FOR;
    }

    boolean isOfFunction() {
        return !isLink() && !isOfTeardown();
    }

    boolean isOfTeardown() {
        return switch (this) {
            case TEARDOWN,
                    TIMED_TEARDOWN,
                    LAST_SEEN_TEARDOWN,
                    TEARDOWN_FOR_CHILDREN,
                    TIMED_TEARDOWN_FOR_CHILDREN,
                    LAST_SEEN_TEARDOWN_FOR_CHILDREN ->
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

    /** Whether only what it waits for ends it, as far as is known. */
    boolean lasts() {
        return !timed && !LAST_SEEN.contains(this);
    }

    /** Whether the wait ends by itself after a time. */
    public boolean timed() {
        return timed;
    }
}
