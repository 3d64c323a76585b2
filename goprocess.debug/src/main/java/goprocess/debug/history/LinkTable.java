package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import org.jspecify.annotations.Nullable;

/**
 * The links of a recording while it is read. A snapshot repeats links that were recorded before;
 * the earliest record counts. It is an open-addressed table, since there may be millions of links.
 */
final class LinkTable {
    private @Nullable LinkHistory[] table = new LinkHistory[64];
    private int size;

    /** Adds the link of a new process with its first parent. No record of it can be earlier. */
    void opened(ProcessHistory parent, ProcessHistory process) {
        LinkHistory made =
                new LinkHistory(
                        parent, process, true, true, false, process.openedAt, process.opener, true);
        LinkHistory known = known(made);
        if (known != null) {
            known.madeAs(made);
        }
    }

    void add(LinkHistory link) {
        LinkHistory known = known(link);
        if (known == null || link.since() == UNKNOWN) {
            return;
        }
        if (known.since() == UNKNOWN) {
            known.madeAs(link);
        } else if (known.since() != link.since()) {
            known.madeAgain(Math.max(known.since(), link.since()));
            if (link.since() < known.since()) {
                known.madeAs(link);
            }
        }
    }

    /** The links by which one process waits for another were cut. All links have been added. */
    void cut(ProcessHistory from, ProcessHistory to, long at) {
        for (boolean closes : new boolean[] {true, false}) {
            for (boolean fails : new boolean[] {true, false}) {
                LinkHistory link =
                        table[
                                slotOf(
                                        new LinkHistory(
                                                from,
                                                to,
                                                closes,
                                                true,
                                                fails,
                                                at,
                                                EventThread.NONE,
                                                false))];
                if (link != null) {
                    link.cut(at);
                }
            }
        }
    }

    /** Returns the record that was there before; if there was none, adds this one. */
    private @Nullable LinkHistory known(LinkHistory link) {
        int slot = slotOf(link);
        LinkHistory known = table[slot];
        if (known == null) {
            table[slot] = link;
            ProcessHistory.link(link);
            if (++size * 2 > table.length) {
                grow();
            }
        }
        return known;
    }

    /**
     * The place of a link. Most links go to a process of their own, and the numbers of these follow
     * each other, so their places do too. Where many links go to one process, the number of the
     * other determines the further places.
     */
    private int slotOf(LinkHistory link) {
        int mask = table.length - 1;
        int slot = (int) link.to().id() & mask;
        long bits = link.to().id() + link.from().id() * 0x9E3779B97F4A7C15L;
        for (LinkHistory at = table[slot]; at != null && !at.isSameAs(link); at = table[slot]) {
            bits >>>= 5;
            slot = (int) (slot * 5L + 1 + bits) & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable LinkHistory[] old = table;
        table = new LinkHistory[old.length * 2];
        for (LinkHistory link : old) {
            if (link != null) {
                table[slotOf(link)] = link;
            }
        }
    }
}
