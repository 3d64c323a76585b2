package goprocess.impl.observation;

import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Notes;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

/**
 * What is kept, while a listener is installed, of a process that has nothing to run and on whose
 * close nothing but its first parent depends: most are idle children, of which there may be a
 * million. It closes at once, so nothing is to be kept of that but the cause. As soon as it gets
 * more, it has a {@link Watch} in place of this.
 */
final class BriefWatch extends Notes {
    final long openedAt = System.nanoTime();

    /** As {@link Watch#root}. */
    Roots.@Nullable Root root;

    /** Null until closing begins. */
    @Nullable CloseCause cause;

    /** Of a node, or null. */
    static @Nullable BriefWatch of(Node node) {
        return node.notesLocked() instanceof BriefWatch watch ? watch : null;
    }

    /** What made a node close whose links to it are the one of its first parent. */
    @Nullable Node by(Node node) {
        return cause == CloseCause.PARENT ? node.firstParent() : null;
    }
}
