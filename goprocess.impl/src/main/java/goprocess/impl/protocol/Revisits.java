package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Rare work of a cascade: to visit nodes that another cascade closes, each once, since they may be
 * in a cycle; and to hand failures on.
 */
final class Revisits {
    /** A failure that was handed to a node. */
    record Failed(Node node, Throwable failure) {}

    private final ArrayDeque<Node> waiting = new ArrayDeque<>(4);
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>(4));
    private final ArrayDeque<Failed> failed = new ArrayDeque<>(4);

    void add(Node node) {
        if (seen.add(node)) {
            waiting.add(node);
        }
    }

    @Nullable Node next() {
        return waiting.poll();
    }

    void addFailed(Node node, Throwable failure) {
        failed.add(new Failed(node, failure));
    }

    @Nullable Failed nextFailed() {
        return failed.poll();
    }
}
