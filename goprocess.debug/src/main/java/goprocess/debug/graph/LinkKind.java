package goprocess.debug.graph;

import goprocess.spi.ProcessLink;

/** The bits that say in a snapshot what a link does. */
public final class LinkKind {
    /** The target begins to close when the source does. */
    public static final int CLOSES = 1;

    /** The source closes after the target. */
    public static final int WAITS = 2;

    /** The target begins to close when the source fails. */
    public static final int ON_FAILURE = 4;

    private LinkKind() {}

    static int of(ProcessLink link) {
        return (link.closes() ? CLOSES : 0)
                | (link.waits() ? WAITS : 0)
                | (link.closesOnFailure() ? ON_FAILURE : 0);
    }
}
