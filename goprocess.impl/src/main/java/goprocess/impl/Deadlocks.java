package goprocess.impl;

import goprocess.api.DeadlockException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.stream.Stream;

/** Finds, before a thread waits for a node, whether that node waits for the thread. */
final class Deadlocks {
    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final int ENDS = 5;

    private Deadlocks() {}

    /**
     * Walks down what the node waits for, until it comes to a function or teardown that runs on
     * this thread.
     */
    static void ensureNone(Node awaited) {
        if (!isWorking()) {
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

    /**
     * Only the wait of a function or a teardown can be a deadlock. The marks of many virtual
     * threads say a false yes to others; the stack is sure, but slow.
     */
    private static boolean isWorking() {
        return ThreadMarks.possible(ThreadMarks.WORKING)
                && (ThreadMarks.isSure() || STACK.walk(Deadlocks::isUnderTheLibrary));
    }

    private static boolean isUnderTheLibrary(Stream<StackWalker.StackFrame> frames) {
        return frames.map(StackWalker.StackFrame::getDeclaringClass)
                .anyMatch(type -> type == FunctionProcess.class || type == TeardownRun.class);
    }

    /** Names the chain, but of a long one only its ends. */
    private static String message(
            Node awaited, Node last, String role, IdentityHashMap<Node, Node> reachedFrom) {
        Deque<Node> chain = new ArrayDeque<>();
        for (@Nullable Node node = last;
                node != null && node != awaited;
                node = reachedFrom.get(node)) {
            chain.addFirst(node);
        }
        StringBuilder text =
                new StringBuilder("This thread would wait for ever: it waits for ").append(awaited);
        int place = 0;
        for (Node node : chain) {
            place++;
            if (place <= ENDS || place > chain.size() - ENDS) {
                text.append(", which waits for ").append(node);
            } else if (place == ENDS + 1) {
                text.append(", and so on over ").append(chain.size() - 2 * ENDS).append(" more");
            }
        }
        return text.append(", whose ")
                .append(role)
                .append(" runs on this very thread. Use closeAsync() here")
                .toString();
    }
}
