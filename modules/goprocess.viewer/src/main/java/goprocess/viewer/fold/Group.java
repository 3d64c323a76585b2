package goprocess.viewer.fold;

import java.util.List;

/**
 * What is drawn as one box.
 *
 * @param kind why its processes are together
 * @param members the places of its processes, in the order of the graph
 * @param name the name of the group if it has several processes
 */
public record Group(Kind kind, List<Integer> members, String name) {
    /** Why processes are together. */
    public enum Kind {
        /** It is one process. */
        SINGLE,
        /** They are alike. */
        ALIKE,
        /** They are the middle of a long chain, each linked with the next. */
        RUN
    }

    /** {@return the first of its processes} */
    public int first() {
        return members.get(0);
    }
}
