package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.CriticalPath.Kind;
import goprocess.debug.CriticalPath.Step;
import goprocess.debug.jfr.Flight;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The critical path of random graphs, against one that is found from the events in another way: of
 * what a process waits for, the one that closed last led to it.
 */
@NothingLeftOpen
class RandomCriticalPathTest {
    private static final long SEED = Long.getLong("goprocess.seed", new Random().nextLong());

    /** A process, and what it waits for. */
    private record Node(GoProcess process, List<Node> below) {}

    private final Random random = new Random(SEED);
    private final List<Node> nodes = new ArrayList<>();

    private GoProcess build(int size) {
        GoProcess root = GoProcesses.named("0").teardown(() -> {}).open();
        nodes.add(new Node(root, new ArrayList<>()));
        for (int i = 1; i < size; i++) {
            Node parent = nodes.get(random.nextInt(nodes.size()));
            GoProcess process =
                    GoProcesses.named("" + i).parent(parent.process).teardown(Thread::yield).open();
            Node node = new Node(process, new ArrayList<>());
            parent.below.add(node);
            // Only to later ones, so there is no circle.
            Node waiter = nodes.get(random.nextInt(nodes.size()));
            waiter.process.waitFor(process);
            waiter.below.add(node);
            nodes.add(node);
        }
        return root;
    }

    private static List<Long> expected(Node root, RecordedTimes times) {
        List<Long> way = new ArrayList<>();
        Node at = root;
        while (at != null) {
            way.add(at.process.id());
            at =
                    at.below.stream()
                            .max(Comparator.comparingLong(node -> times.closed(node.process)))
                            .orElse(null);
        }
        return way.reversed();
    }

    @Test
    void itLeadsFromTheRootAlwaysToTheLastThatClosed() throws IOException {
        String seed = "-Dgoprocess.seed=" + SEED;
        try (Flight flight = Flight.begun()) {
            build(300).close();
            RecordedTimes times = new RecordedTimes(flight.file());
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            CriticalPath path = shutdown.criticalPath();
            assertEquals(
                    expected(nodes.getFirst(), times),
                    path.steps().stream()
                            .filter(step -> step.kind() == Kind.TEARDOWN)
                            .map(step -> step.process().id())
                            .toList(),
                    seed);
            assertCovers(path, shutdown.began(), seed);
        }
    }

    private static void assertCovers(CriticalPath path, Instant began, String message) {
        Instant time = began;
        double shares = 0;
        for (Step step : path.steps()) {
            assertEquals(time, step.start(), message);
            assertTrue(step.length().isPositive(), message);
            time = time.plus(step.length());
            shares += step.share();
        }
        assertEquals(path.length(), Duration.between(began, time), message);
        assertEquals(1, shares, 1e-9, message);
    }

    @Test
    void aChainOfThousandsNeedsNoStack() throws IOException {
        int length = 5_000;
        try (Flight flight = Flight.begun()) {
            GoProcess top = GoProcesses.named("top").open();
            GoProcess bottom = top;
            for (int i = 1; i < length; i++) {
                bottom = GoProcesses.withParent(bottom);
            }
            top.close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            assertEquals(length, shutdown.timeline().size());
            assertEquals(
                    bottom.id(),
                    shutdown.timeline().stream()
                            .min(Comparator.comparing(row -> row.closed().orElseThrow()))
                            .orElseThrow()
                            .process()
                            .id());
            assertCovers(shutdown.criticalPath(), shutdown.began(), "chain");
        }
    }
}
