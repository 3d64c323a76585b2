package goprocess.debug.cycle;

import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a cycle through a new link. It searches from both ends in turn, one node at a time:
 * from the target forward to what it waits for, and from the source back to what waits for it. If
 * one side has seen everything without meeting the other, there is no cycle. So a process that
 * nothing waits for, or that waits for nothing, costs one step.
 */
final class NearSearch {
    /** How many nodes each side may see. */
    static final int NEAR = 1_000;

    private final ProcessLink link;
    private final Frontier ahead;
    private final Frontier behind;

    NearSearch(ProcessLink link) {
        this.link = link;
        this.ahead = new Frontier(link.to(), true);
        this.behind = new Frontier(link.from(), false);
    }

    /**
     * Searches.
     *
     * @return the cycle, or null if there is none near
     */
    @Nullable Cycle run() {
        if (link.to().id() == link.from().id()) {
            return null;
        }
        while (!ahead.isExhausted() && !behind.isExhausted()) {
            ProcessNode met = ahead.step(behind);
            if (met == null && !ahead.isExhausted()) {
                met = behind.step(ahead);
            }
            if (met != null) {
                return joinedAt(met);
            }
            if (ahead.gaveUp() && behind.gaveUp()) {
                return null;
            }
        }
        return null;
    }

    /** Whether there may still be a cycle, since neither side has seen everything. */
    boolean gaveUp() {
        return !ahead.isExhausted() && !behind.isExhausted();
    }

    private Cycle joinedAt(ProcessNode met) {
        List<ProcessNode> members = new ArrayList<>(behind.wayFrom(met));
        // Behind leads from the meeting to the link's beginning, and from its end ahead leads to
        // the meeting.
        members.addAll(ahead.wayFrom(met).reversed());
        members.removeLast();
        return new Cycle(members);
    }
}
