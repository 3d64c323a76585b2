package goprocess.impl.protocol;

/**
 * A link of one node to another, kept in the array of the node it comes from. A {@link Node} is
 * itself the link from its first parent: most processes have one parent and need no other object.
 * Any other link is an {@link ExtraLink}.
 */
public abstract class Link {
    /** The link's target begins to close when its source does. */
    public static final int CLOSES = 1;

    /** The link's source closes after its target. */
    public static final int WAITS = 2;

    /** The link's target fails, and begins to close, when its source fails. */
    public static final int FAILS = 4;

    public static final int CHILD = CLOSES | WAITS;

    /**
     * Its index in the array of the node it comes from, or -1; guarded by the lock of that node.
     */
    int index = -1;

    /** The node it leads to. */
    public abstract Node to();

    /** What it does: {@link #CLOSES}, {@link #WAITS}, {@link #FAILS}. */
    public abstract int flags();

    public final boolean has(int flag) {
        return (flags() & flag) != 0;
    }
}
