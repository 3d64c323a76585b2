package goprocess.debug.diagnosis;

import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something that holds a close.
 *
 * @param kind what it is
 * @param place the process
 * @param since since when it has held the close, by {@link System#nanoTime()}
 * @param work the function or teardown it is about, if it is about one
 * @param tree the way from the process that does not close to this one
 * @param beyond how the chain continues from there: around a cycle, or to the process that never
 *     closes
 */
public record Culprit(
        FindingKind kind,
        int place,
        long since,
        @Nullable WorkLook work,
        SearchTree tree,
        Chain beyond) {
    /** The chain from a process that does not close down to this one, made at each call. */
    public Chain chain() {
        int entry = beyond.length() == 0 ? place : beyond.place(0);
        return tree.chainTo(entry).then(beyond);
    }

    /** The process that the chain begins with. */
    public int top() {
        return tree.topOf(beyond.length() == 0 ? place : beyond.place(0));
    }

    /**
     * Further processes whose close it holds, and to which no chain of a culprit leads: each is
     * above this one, but the chain begins with another process.
     */
    public List<Integer> furtherTops() {
        return kind == FindingKind.ABANDONED ? List.of() : tree.furtherTops(place);
    }

    /** The next process on the way from a further top to this one; negative at the culprit. */
    public int below(int at) {
        return tree.below(at);
    }

    /** The process above one on the way to this culprit; negative if there is none. */
    public int above(int at) {
        return tree.isReached(at) ? tree.above(at) : -1;
    }
}
