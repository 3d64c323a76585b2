package goprocess.impl;

/**
 * A link of one node to another, kept in the array of the node it comes from. A {@link Node} is
 * itself the link from its first parent: most processes have one parent and need no other object.
 * Any other link is an {@link ExtraLink}.
 */
abstract class Link {
    /** The link's target begins to close when its source does. */
    static final int CLOSES = 1;

    /** The link's source closes after its target. */
    static final int WAITS = 2;

    /** The link's target begins to close when the function or teardown of its source fails. */
    static final int FAILS = 4;

    static final int CHILD = CLOSES | WAITS;

    /**
     * Its place in the array of the node it comes from, or -1; guarded by the lock of that node.
     */
    int index = -1;

    /** The node it leads to. */
    abstract Node to();

    /** What it does: {@link #CLOSES}, {@link #WAITS}, {@link #FAILS}. */
    abstract int flags();

    final boolean has(int flag) {
        return (flags() & flag) != 0;
    }
}
