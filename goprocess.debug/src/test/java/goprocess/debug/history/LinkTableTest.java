package goprocess.debug.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class LinkTableTest {
    private static final int COUNT = 50_000;

    private final ProcessIndex processes = new ProcessIndex();
    private final LinkTable links = new LinkTable();

    private void link(long from, long to, boolean closes, long since) {
        links.add(
                new LinkHistory(
                        processes.findOrAdd(from),
                        processes.findOrAdd(to),
                        closes,
                        true,
                        false,
                        since,
                        EventThread.NONE,
                        false));
    }

    @Test
    void keepsEachLinkOnceWhereManyLeadToOneProcess() {
        for (int round = 0; round < 2; round++) {
            for (long from = 2; from < COUNT; from++) {
                link(from, 1, true, 10 + round);
                link(from, 1, false, 10 + round);
            }
        }
        assertEquals(2 * (COUNT - 2), processes.findOrAdd(1).in().size());
    }

    @Test
    void keepsEachLinkOnceWhereManyLeadFromOneProcess() {
        for (int round = 0; round < 2; round++) {
            for (long to = 2; to < COUNT; to++) {
                link(1, to << 20, true, 10 + round);
            }
        }
        assertEquals(COUNT - 2, processes.findOrAdd(1).out().size());
    }

    @Test
    void cutsTheLinkThatIsMeantOnly() {
        link(1, 2, true, 10);
        link(1, 2, false, 10);
        link(1, 3, true, 10);
        links.cut(processes.findOrAdd(1), processes.findOrAdd(2), 20);
        List<Boolean> there =
                processes.findOrAdd(1).out().stream().map(link -> link.isThereAt(30)).toList();
        assertEquals(List.of(false, false, true), there);
        assertTrue(processes.findOrAdd(2).in().getFirst().isThereAt(15));
    }
}
