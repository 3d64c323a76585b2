package goprocess.impl;

import goprocess.api.DeadlockException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

/** Finds, before a thread waits for a node, whether that node waits for the thread. */
final class Deadlocks {
    private Deadlocks() {}

    /**
     * Walks down what the node waits for, until it comes to a function or teardown that runs on
     * this thread.
     */
    static void ensureNone(Node awaited) {
        if (!CurrentWork.possible()) {
            return;
        }
        Thread thread = Thread.currentThread();
        IdentityHashMap<Node, Node> reachedFrom = new IdentityHashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        reachedFrom.put(awaited, awaited);
        open.add(awaited);
        Node node;
        while ((node = open.poll()) != null) {
            String role = Looks.roleOf(thread, node);
            if (role != null) {
                throw new DeadlockException(message(awaited, node, role, reachedFrom));
            }
            for (Node next : Looks.waitedFor(node)) {
                if (reachedFrom.putIfAbsent(next, node) == null) {
                    open.add(next);
                }
            }
        }
    }

    private static String message(
            Node awaited, Node last, String role, IdentityHashMap<Node, Node> reachedFrom) {
        StringBuilder chain = new StringBuilder();
        for (@Nullable Node node = last;
                node != null && node != awaited;
                node = reachedFrom.get(node)) {
            chain.insert(0, ", which waits for " + node);
        }
        return "This thread would wait for ever: it waits for "
                + awaited
                + chain
                + ", whose "
                + role
                + " runs on this very thread. Use closeAsync() here";
    }
}
