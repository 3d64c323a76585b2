package goprocess.debug.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chain of processes, each of which waits for the next. In a cycle the first process is also the
 * last.
 */
public final class Chain {
    static final Chain NONE = new Chain(new int[0], new int[0], List.of());

    private final int[] nodes;
    private final int[] places;
    private final List<WaitKind> how;

    /**
     * Makes a chain, as {@link WaitsForGraph#chain} does.
     *
     * @param nodes its nodes
     * @param places the process of each
     * @param how how each node waits for the next; one element less than {@code nodes}
     */
    Chain(int[] nodes, int[] places, List<WaitKind> how) {
        this.nodes = nodes;
        this.places = places;
        this.how = how;
    }

    /** How each process waits for the next; one element less than there are processes. */
    public List<WaitKind> how() {
        return how;
    }

    /** The nodes. */
    IntStream nodes() {
        return Arrays.stream(nodes);
    }

    /** The node at a position. */
    int node(int position) {
        return nodes[position];
    }

    /** The processes. */
    public IntStream places() {
        return Arrays.stream(places);
    }

    /** How many processes there are; one that occurs twice is counted twice. */
    public int length() {
        return places.length;
    }

    /** The process at a position. */
    public int place(int position) {
        return places[position];
    }

    /** This chain, followed by another one that begins where this one ends. */
    Chain then(Chain next) {
        if (places.length == 0 || next.places.length == 0) {
            return places.length == 0 ? next : this;
        }
        List<WaitKind> both = new ArrayList<>(how);
        both.addAll(next.how);
        return new Chain(joined(nodes, next.nodes), joined(places, next.places), both);
    }

    private static int[] joined(int[] first, int[] then) {
        int[] joined = Arrays.copyOf(first, first.length + then.length - 1);
        System.arraycopy(then, 1, joined, first.length, then.length - 1);
        return joined;
    }

    /**
     * The same cycle, beginning at another of its nodes; this one if it does not contain that node.
     * A process has its place as its node.
     */
    public Chain cycleFrom(int start) {
        for (int i = 0; i < how.size(); i++) {
            if (nodes[i] == start) {
                return part(i, how.size()).then(part(0, i));
            }
        }
        return this;
    }

    private Chain part(int from, int to) {
        return new Chain(
                Arrays.copyOfRange(nodes, from, to + 1),
                Arrays.copyOfRange(places, from, to + 1),
                how.subList(from, to));
    }
}
