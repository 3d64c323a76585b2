package goprocess.impl.running;

import goprocess.api.DeadlockException;
import goprocess.impl.observation.Inspection;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Judges whether a wait can end. It goes up from the processes whose work the thread runs, through
 * everything that waits for them: links, and threads that wait without a limit. If it reaches the
 * process that the thread would wait for, that process waits for the thread.
 *
 * <p>A wait is entered before it is judged. So if several threads wait for each other, the last one
 * sees all the waits, and is refused. A wait that is refused for another reason is not part of a
 * chain: a later wait lets it be judged first. What was seen stays true: a process that waits for
 * another one is open as long as the other is, and so on around the cycle.
 */
final class Deadlocks {
    private static final int ENDS = 5;

    private Deadlocks() {}

    /**
     * Judges a wait that was entered.
     *
     * @throws DeadlockException if it could never end
     */
    static void ensureNone(ParkedThread wait) {
        IdentityHashMap<Node, Node> waitsFor = new IdentityHashMap<>();
        Deque<Node> open = new ArrayDeque<>();
        addWorks(wait, null, waitsFor, open);
        Node node;
        while ((node = open.poll()) != null) {
            if (node == wait.node) {
                throw new DeadlockException(message(node, waitsFor, wait.thread));
            }
            for (Inspection.Source source : Inspection.sources(node)) {
                if (source.link().has(Link.WAITS)) {
                    add(source.node(), node, waitsFor, open);
                }
            }
            // A call with a timeout is refused only because of links.
            if (wait.isEndless()) {
                for (ParkedThread other : Waits.parked(node)) {
                    if (other != wait && other.isEndless() && wait.reckonsWith(other)) {
                        addWorks(other, node, waitsFor, open);
                    }
                }
            }
        }
    }

    /**
     * Adds the processes whose work a waiting thread runs. They wait together with the thread,
     * unless that work was given up, or will be.
     */
    private static void addWorks(
            ParkedThread wait,
            @Nullable Node awaited,
            IdentityHashMap<Node, Node> waitsFor,
            Deque<Node> open) {
        for (Workplace work = wait.works; work != null; work = work.outer()) {
            WorkNode node = work.node();
            if (node.isHeldBy(wait.thread)) {
                add(node, awaited == null ? node : awaited, waitsFor, open);
            }
        }
    }

    private static void add(
            Node node, Node awaited, IdentityHashMap<Node, Node> waitsFor, Deque<Node> open) {
        if (waitsFor.putIfAbsent(node, awaited) == null) {
            open.add(node);
        }
    }

    /** Names the chain; of a long one only its ends. */
    private static String message(
            Node awaited, IdentityHashMap<Node, Node> waitsFor, Thread thread) {
        List<Node> chain = new ArrayList<>();
        Node last = awaited;
        for (Node next = waitsFor.get(last); next != last && next != null; ) {
            chain.add(next);
            last = next;
            next = waitsFor.get(last);
        }
        StringBuilder text =
                new StringBuilder("This thread would wait forever: it waits for ").append(awaited);
        int number = 0;
        for (Node node : chain) {
            number++;
            if (number <= ENDS || number > chain.size() - ENDS) {
                text.append(", which waits for ").append(node);
            } else if (number == ENDS + 1) {
                text.append(", and so on over ").append(chain.size() - 2 * ENDS).append(" more");
            }
        }
        Role role = ((WorkNode) last).roleOf(thread);
        return text.append(", whose ")
                .append(role == null ? "work" : role) // it may have been given up since
                .append(" runs on this very thread. Use closeAsync() here")
                .toString();
    }
}
