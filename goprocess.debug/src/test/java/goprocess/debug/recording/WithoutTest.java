package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long a close would have taken without one of its processes. */
@NothingLeftOpen
class WithoutTest {
    private static final long SEED = Long.getLong("goprocess.seed", new Random().nextLong());

    private final Random random = new Random(SEED);

    /** A process, the parent that closes it, and all that it waits for, which come later. */
    private record Node(GoProcess process, Node parent, List<Node> below) {}

    private List<Node> randomGraph(int size) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            var builder = GoProcesses.named("p" + i);
            if (random.nextInt(4) > 0) {
                long turns = random.nextInt(20_000);
                builder.teardown(() -> spin(turns));
            }
            Node parent = i == 0 ? null : nodes.get(random.nextInt(i));
            if (parent != null) {
                builder.parent(parent.process);
            }
            Node node = new Node(builder.open(), parent, new ArrayList<>());
            if (parent != null) {
                parent.below.add(node);
                Node waiter = nodes.get(random.nextInt(i));
                waiter.process.waitFor(node.process);
                waiter.below.add(node);
            }
            nodes.add(node);
        }
        return nodes;
    }

    private static void spin(long turns) {
        for (long i = 0; i < turns; i++) {
            Thread.onSpinWait();
        }
    }

    /** From the times of the events: forward, in the order in which the links lead. */
    private static long length(List<Node> nodes, RecordedTimes times, Node without) {
        Map<Node, Long> began = new IdentityHashMap<>();
        for (Node node : nodes) {
            long late =
                    node.parent == null
                            ? 0
                            : times.closing(node.process) - times.closing(node.parent.process);
            began.put(
                    node,
                    node.parent == null
                            ? times.closing(node.process)
                            : began.get(node.parent)
                                    + (node == without ? Math.min(0, late) : late));
        }
        Map<Node, Long> closed = new IdentityHashMap<>();
        long last = 0;
        for (Node node : nodes.reversed()) {
            long wasReady = times.closing(node.process);
            long ready = began.get(node);
            for (Node below : node.below) {
                wasReady = Math.max(wasReady, times.closed(below.process));
                ready = Math.max(ready, closed.get(below));
            }
            long took = times.closed(node.process) - wasReady;
            closed.put(node, ready + (node == without ? Math.min(0, took) : took));
            last = Math.max(last, closed.get(node));
        }
        return last - times.closing(nodes.getFirst().process);
    }

    @Test
    void ofRandomGraphsItIsTheLongestWayThatIsLeft() throws IOException {
        String seed = "-Dgoprocess.seed=" + SEED;
        try (Flight flight = Flight.begun()) {
            List<Node> nodes = randomGraph(120);
            nodes.getFirst().process.close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            RecordedTimes times = new RecordedTimes(flight.file());
            int shorter = 0;
            for (Node node : nodes) {
                Duration without = shutdown.without(node.process.id());
                assertEquals(length(nodes, times, node), without.toNanos(), seed + node.process);
                assertTrue(without.compareTo(shutdown.length()) <= 0, seed);
                shorter += without.compareTo(shutdown.length()) < 0 ? 1 : 0;
            }
            assertTrue(shorter > 0, seed);
        }
    }

    private static Duration spent(Shutdown shutdown, Node node) {
        return shutdown.criticalPath().steps().stream()
                .filter(step -> step.process().id() == node.process.id())
                .map(CriticalPath.Step::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void ofAChainItIsTheRest() throws IOException {
        try (Flight flight = Flight.begun()) {
            List<Node> nodes = new ArrayList<>();
            Node above = null;
            for (int i = 0; i < 50; i++) {
                var builder = GoProcesses.named("p" + i).teardown(() -> spin(100));
                if (above != null) {
                    builder.parent(above.process);
                }
                above = new Node(builder.open(), above, List.of());
                nodes.add(above);
            }
            nodes.getFirst().process.close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            for (Node node : nodes) {
                assertEquals(
                        shutdown.length().minus(spent(shutdown, node)),
                        shutdown.without(node.process.id()));
            }
        }
    }

    @Test
    void aFunctionCountsSinceItsProcessWasAskedToClose() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcess worker =
                    GoProcesses.named("worker").parent(app).go(self -> self.closing().await());
            app.close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            RecordedTimes times = new RecordedTimes(flight.file());
            assertEquals(
                    times.closed(app) - times.closed(worker),
                    shutdown.without(new RecordedProcess(worker.id(), "worker")).toNanos());
            assertEquals(
                    times.closed(worker) - times.closing(app),
                    shutdown.without(app.id()).toNanos());
        }
    }

    @Test
    void ofACloseThatIsNotFinishedItIsTheTimeWithoutWhatHoldsIt() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcess stuck = GoProcesses.named("stuck").parent(app).go(self -> gate.pass());
            GoProcess quick = GoProcesses.named("quick").parent(app).teardown(() -> {}).open();
            gate.awaitReached();
            app.closeAsync();
            quick.err();
            ProcessRecording recording = flight.read();
            Shutdown shutdown = recording.shutdown(app.id()).orElseThrow();
            RecordedTimes times = new RecordedTimes(flight.file());
            assertEquals(
                    times.closed(quick) - times.closing(app),
                    shutdown.without(stuck.id()).toNanos());
            assertEquals(shutdown.length(), shutdown.without(quick.id()));
            gate.open();
            app.close();
        }
    }

    @Test
    void aChainOfThousandsNeedsNoStack() throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess top = GoProcesses.named("top").open();
            GoProcess bottom = top;
            for (int i = 0; i < 5_000; i++) {
                bottom = GoProcesses.withParent(bottom);
            }
            top.close();
            Shutdown shutdown = flight.read().shutdown().orElseThrow();
            assertTrue(shutdown.without(bottom.id()).compareTo(shutdown.length()) <= 0);
            assertEquals(shutdown.length(), shutdown.without(-1));
        }
    }
}
