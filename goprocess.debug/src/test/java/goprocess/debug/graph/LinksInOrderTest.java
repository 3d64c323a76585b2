package goprocess.debug.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The links of a process, whatever the order in which it lists them. */
class LinksInOrderTest {
    private static final ProcessNode SOURCE = new ClosingNode(0, "source", 0);

    private final LinksInOrder links = new LinksInOrder();

    private void add(long to, boolean closes) {
        links.add(new ProcessLink(SOURCE, new ClosingNode(to, "child", 0), closes, true, false));
    }

    private List<String> taken() {
        List<String> taken = new ArrayList<>();
        links.moveTo((to, kind) -> taken.add(to.id() + " " + kind));
        return taken;
    }

    /** Each with a kind of its own, as far as there are kinds: those with even numbers close. */
    private void assertInOrder(long... listed) {
        for (long to : listed) {
            add(to, to % 2 == 0);
        }
        List<String> expected =
                LongStream.of(listed)
                        .sorted()
                        .mapToObj(to -> to + " " + (2 + (1 - to % 2)))
                        .toList();
        assertEquals(expected, taken());
    }

    @Test
    void theyAreTakenByNumber() {
        assertInOrder();
        assertInOrder(7);
        assertInOrder(1, 2, 5);
        assertInOrder(5, 2, 1);
        assertInOrder(5, 1, 2);
        assertInOrder(2, 5, 1);
        assertInOrder(Long.MAX_VALUE, 0, Long.MIN_VALUE, 4);
    }

    @Test
    void thereMayBeMany() {
        long[] rising = LongStream.range(0, 10_000).toArray();
        assertInOrder(rising);
        assertInOrder(IntStream.range(0, 10_000).mapToLong(i -> 10_000 - i).toArray());
        assertInOrder(LongStream.of(rising).map(i -> i * 7_919 % 10_000).toArray());
    }

    @Test
    void severalToOneProcessAreAllTaken() {
        add(2, true);
        add(1, true);
        add(1, false);
        assertEquals(3, taken().size());
        add(1, false);
        add(3, true);
        add(1, true);
        assertEquals(List.of("1 2", "1 3", "3 3"), taken());
    }
}
