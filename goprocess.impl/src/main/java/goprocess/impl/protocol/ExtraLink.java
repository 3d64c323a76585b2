package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/** Any link except the one to a node from its first parent. */
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

    /** Of the newest link to a node: how many links there are in its list. */
    int count;

    /** Whether it is in the list {@code to.in}. */
    boolean listed;

    /** Whether the target is kept from closing until an observer has been notified of the link. */
    boolean gated;

    /**
     * Whether its source closed before the link was entered in that list, so that it must not be
     * entered any more.
     */
    boolean dropped;

    ExtraLink(Node source, Node to, int flags) {
        this.source = source;
        this.to = to;
        this.flags = (byte) flags;
    }

    public Node source() {
        return source;
    }

    /** The next older one of the links to the same node. Under the lock of that node. */
    public @Nullable ExtraLink olderLocked() {
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
