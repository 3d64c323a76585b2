package goprocess.debug.render;

import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Snapshot;

import java.util.Locale;

/** Says how many stacks of threads that may hold a close are not in the graph, and why. */
final class OmittedStacks {
    private OmittedStacks() {}

    /** A sentence; empty if no stack is missing. */
    static String in(Snapshot graph) {
        int omitted = graph.stacksOmitted();
        if (omitted == 0) {
            return "";
        }
        boolean one = omitted == 1;
        return String.format(
                Locale.ROOT,
                one ? "The stack of %,d thread %s." : "The stacks of %,d threads %s.",
                omitted,
                graph.isRecorded() ? recorded(one) : live(one));
    }

    private static String live(boolean one) {
        return String.format(
                Locale.ROOT,
                "%s not taken: a capture takes %,d at most",
                one ? "was" : "were",
                Snapshot.MOST_STACKS);
    }

    private static String recorded(boolean one) {
        return String.format(
                Locale.ROOT,
                "%s not known: a snapshot in a recording has %,d at most, and none of what began"
                        + " after it",
                one ? "is" : "are",
                ThreadText.MOST_STACKS);
    }
}
