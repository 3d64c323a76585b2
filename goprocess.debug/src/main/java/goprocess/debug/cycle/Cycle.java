package goprocess.debug.cycle;

import goprocess.debug.render.Words;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A cycle of processes: each waits for the next, and the last waits for the first.
 *
 * <p>A cycle is certain although its links were read one after the other: each process closes after
 * the next one, so none of them can be the first to close.
 *
 * @param members at least two
 */
public record Cycle(List<ProcessNode> members) {
    private static final int NAMED = 20;

    /**
     * Makes a cycle.
     *
     * @param members at least two
     */
    public Cycle {
        members = List.copyOf(members);
    }

    /**
     * Checks every link again, since a builder that is refused removes links that others have seen.
     *
     * @return whether all of them still exist
     */
    public boolean isThere() {
        for (int i = 0; i < members.size(); i++) {
            if (!waitsFor(members.get(i), members.get((i + 1) % members.size()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean waitsFor(ProcessNode from, ProcessNode to) {
        List<ProcessLink> found = new ArrayList<>();
        from.forEachLink(
                link -> {
                    if (link.waits() && link.to().id() == to.id()) {
                        found.add(link);
                    }
                });
        return !found.isEmpty();
    }

    /** {@return the cycle as a chain of names and numbers that ends where it begins} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (ProcessNode member : members.subList(0, Math.min(members.size(), NAMED))) {
            append(text, member).append(" → ");
        }
        if (members.size() > NAMED) {
            text.append("… ").append(members.size() - NAMED).append(" more → ");
        }
        return append(text, members.getFirst()).toString();
    }

    private static StringBuilder append(StringBuilder text, ProcessNode member) {
        return text.append(Words.oneLine(member.name())).append(" #").append(member.id());
    }
}
