package goprocess.impl;

import org.jspecify.annotations.Nullable;

/** A link that is not the one to a node from its first parent. */
final class ExtraLink extends Link {
    private final Node source;
    private final Node to;
    private final int flags;

    /**
     * Neighbours among the links to the same node; guarded by the lock of {@code to}, as are the
     * next two.
     */
    @Nullable ExtraLink previous;

    @Nullable ExtraLink next;

    /** Whether it is in the list {@code to.in}. */
    boolean listed;

    /** The target was kept from closing until a listener has been told of the link. */
    boolean gated;

    /** Its source closed before it got into that list: it must not get there any more. */
    boolean dropped;

    ExtraLink(Node source, Node to, int flags) {
        this.source = source;
        this.to = to;
        this.flags = flags;
    }

    Node source() {
        return source;
    }

    @Override
    Node to() {
        return to;
    }

    @Override
    int flags() {
        return flags;
    }
}
