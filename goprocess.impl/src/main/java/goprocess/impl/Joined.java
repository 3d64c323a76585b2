package goprocess.impl;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The nodes that a turn visits though another one closes them, each once: they may be in a cycle.
 */
final class Joined {
    private final ArrayDeque<Node> waiting = new ArrayDeque<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Node node) {
        if (seen.add(node)) {
            waiting.add(node);
        }
    }

    @Nullable Node next() {
        return waiting.poll();
    }
}
