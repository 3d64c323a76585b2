package goprocess.debug.diagnosis;

import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something that holds a close.
 *
 * @param kind what it is
 * @param node the process, or its children, if that is where the chain leads
 * @param since since when it has held the close, by {@link System#nanoTime()}
 * @param work the function or teardown it is about, if it is about one
 * @param tree the way from the process that does not close to this one
 * @param beyond how the chain continues from there: around a cycle, or to the process that never
 *     closes
 */
public record Culprit(
        FindingKind kind,
        int node,
        long since,
        @Nullable WorkLook work,
        SearchTree tree,
        Chain beyond) {
    /** The process. */
    public int place() {
        return tree.place(node);
    }

    /** The process of a node that this culprit leads to. */
    public int place(int at) {
        return tree.place(at);
    }

    /** Whether it holds everything that waits only for the children of its process as well. */
    boolean holdsChildren() {
        return switch (kind) {
            case NEVER_ASKED_TO_CLOSE, COMES_AND_GOES -> true;
            case WAITING_FOR_BACKGROUND -> work == null;
            default -> false;
        };
    }

    /** The chain from a process that does not close down to this one, made at each call. */
    public Chain chain() {
        return tree.chainTo(entry()).then(beyond);
    }

    /** The node from which the chain goes on beyond what is above it. */
    public int entry() {
        return beyond.length() == 0 ? node : beyond.node(0);
    }

    /** The process that the chain begins with. */
    public int top() {
        return tree.topOf(entry());
    }

    /**
     * Further processes whose close it holds, and to which no chain of a culprit leads: each is
     * above this one, but the chain begins with another process.
     */
    public List<Integer> furtherTops() {
        return kind == FindingKind.ABANDONED ? List.of() : tree.furtherTops(node);
    }

    /** The next node on the way from a further top to this one; negative at the culprit. */
    public int below(int at) {
        return tree.below(at);
    }

    /** The node above one on the way to this culprit; negative if there is none. */
    public int above(int at) {
        return tree.isReached(at) ? tree.above(at) : -1;
    }
}
