package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.CriticalPath.Kind;
import goprocess.debug.recording.CriticalPath.Step;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * The critical path of random graphs, against one that is known before: the processes close one
 * after the other, and of what a process waits for, the one that closed last led to it.
 */
@NothingLeftOpen
class RandomCriticalPathTest {
    private static final long SEED = Long.getLong("goprocess.seed", new Random().nextLong());

    /** A process, what it waits for, and what its teardown waits for. */
    private record Node(GoProcess process, List<Node> below, CountDownLatch turn) {
        static Node of(GoProcessBuilder builder) {
            CountDownLatch turn = new CountDownLatch(1);
            return new Node(builder.teardown(turn::await).open(), new ArrayList<>(), turn);
        }
    }

    private final Random random = new Random(SEED);
    private final List<Node> nodes = new ArrayList<>();

    /** In the order in which they close. */
    private final List<Node> order = new ArrayList<>();

    private GoProcess build(int size) {
        nodes.add(Node.of(GoProcesses.named("0")));
        for (int i = 1; i < size; i++) {
            Node parent = nodes.get(random.nextInt(nodes.size()));
            Node node = Node.of(GoProcesses.named("" + i).parent(parent.process));
            parent.below.add(node);
            // Only to later ones, so there is no circle.
            Node waiter = nodes.get(random.nextInt(nodes.size()));
            waiter.process.waitFor(node.process);
            waiter.below.add(node);
            nodes.add(node);
        }
        letThemClose();
        return nodes.getFirst().process;
    }

    /**
     * One after the other, in any order that the links allow. When a callback runs, whoever waited
     * for the process knows that it is closed; so it is sure who was the last one.
     */
    private void letThemClose() {
        List<Node> left = new ArrayList<>(nodes);
        while (!left.isEmpty()) {
            List<Node> ready = left.stream().filter(node -> order.containsAll(node.below)).toList();
            Node next = ready.get(random.nextInt(ready.size()));
            if (!order.isEmpty()) {
                order.getLast().process.closed().onRaised(next.turn::countDown);
            }
            order.add(next);
            left.remove(next);
        }
        order.getFirst().turn.countDown();
    }

    private List<Long> expected() {
        List<Long> way = new ArrayList<>();
        Node at = nodes.getFirst();
        while (at != null) {
            way.add(at.process.id());
            at = at.below.stream().max(Comparator.comparingInt(order::indexOf)).orElse(null);
        }
        return way.reversed();
    }

    @Test
    void itLeadsFromTheRootAlwaysToTheLastThatClosed() throws IOException {
        String seed = "-Dgoprocess.seed=" + SEED;
        try (Flight flight = Flight.begun()) {
            build(300).close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            CriticalPath path = shutdown.criticalPath();
            assertEquals(
                    expected(),
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
