package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/** A link that is not the one to a node from its first parent. */
public final class ExtraLink extends Link {
    private final Node source;
    private final Node to;
    private final byte flags;

    /**
     * Neighbours among the links to the same node; guarded by the lock of {@code to}, as are the
     * next two.
     */
    @Nullable ExtraLink previous;

    @Nullable ExtraLink next;

    /** How many links led to the same node when this one came, at most. */
    int count;

    /** Whether it is in the list {@code to.in}. */
    boolean listed;

    /** The target was kept from closing until a listener has been notified of the link. */
    boolean gated;

    /** Its source closed before it got into that list: it must not get there any more. */
    boolean dropped;

    ExtraLink(Node source, Node to, int flags) {
        this.source = source;
        this.to = to;
        this.flags = (byte) flags;
    }

    public Node source() {
        return source;
    }

    /** The next older one of the links to the same node. The lock of that node is held. */
    public @Nullable ExtraLink older() {
        return next;
    }

    @Override
    public Node to() {
        return to;
    }

    @Override
    public int flags() {
        return flags;
    }
}
