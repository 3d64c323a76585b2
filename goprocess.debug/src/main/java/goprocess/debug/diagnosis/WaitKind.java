package goprocess.debug.diagnosis;

import goprocess.debug.graph.Detail;
import goprocess.debug.graph.LinkKind;
import goprocess.debug.graph.WorkLook;

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
    TIMED_TEARDOWN("whose teardown waits, for a limited time, for", true);

    private final String words;
    private final boolean timed;

    WaitKind(String words, boolean timed) {
        this.words = words;
        this.timed = timed;
    }

    static WaitKind ofLink(int kind) {
        return (kind & LinkKind.CLOSES) != 0 ? CHILD : WAIT_FOR;
    }

    static WaitKind of(boolean teardown, boolean timed) {
        if (timed) {
            return teardown ? TIMED_TEARDOWN : TIMED_FUNCTION;
        }
        return teardown ? TEARDOWN : FUNCTION;
    }

    boolean isLink() {
        return this == CHILD || this == WAIT_FOR;
    }

    boolean isOfFunction() {
        return this == FUNCTION || this == TIMED_FUNCTION;
    }

    boolean isOfTeardown() {
        return this == TEARDOWN || this == TIMED_TEARDOWN;
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
