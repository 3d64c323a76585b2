package goprocess.impl.observation;

import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Notes;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * The data of a process while a listener is installed, if the process has nothing to run, and only
 * its first parent depends on its close. Most of these are idle children, and there may be a
 * million. Such a process closes at once, so only the cause of the close is stored. As soon as it
 * gets more, a {@link Watch} replaces this.
 */
final class BriefWatch extends Notes {
    final long openedAt;

    /** Like {@link Watch#root}. */
    Roots.@Nullable Root root;

    /** Null until closing begins. */
    @Nullable CloseCause cause;

    BriefWatch(long openedAt) {
        this.openedAt = openedAt;
    }

    /** The brief watch of a node, or null. */
    static @Nullable BriefWatch of(Node node) {
        return node.notesLocked() instanceof BriefWatch watch ? watch : null;
    }

    /** The node that caused the close. The only link to this node is that of its first parent. */
    @Nullable Node by(Node node) {
        return cause == CloseCause.PARENT ? node.firstParentLocked() : null;
    }
}
