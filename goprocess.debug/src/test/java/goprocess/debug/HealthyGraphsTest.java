package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Graphs that close by themselves, looked at while they do. Processes have an order, and links, and
 * waits of functions and teardowns, lead from earlier ones to later ones only, but for waits of a
 * limited time and those that an interrupt ends: so nothing can hang, however it falls out.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed.
 */
@NothingLeftOpen
class HealthyGraphsTest {
    private static final int GRAPHS = 1_000;
    private static final int MOST_PROCESSES = 24;
    private static final int CAPTURES_IN_THE_MIDDLE = 4;

    @Test
    void noneOfAThousandHasACertainFinding() throws InterruptedException {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("HealthyGraphsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        int captures = 0;
        for (int i = 0; i < GRAPHS; i++) {
            captures += closeAndWatch(new HealthyGraph(new Random(seeds.nextLong())), seed, i);
        }
        System.out.println("HealthyGraphsTest: captured " + captures + " times");
    }

    /** Looks at it a few times while a process holds it in the middle, and then until it ends. */
    private static int closeAndWatch(HealthyGraph graph, long seed, int number)
            throws InterruptedException {
        Thread closer = Thread.ofPlatform().start(graph::close);
        graph.gate.awaitReached();
        int captures = 0;
        do {
            if (captures == CAPTURES_IN_THE_MIDDLE) {
                graph.gate.close();
            }
            ProcessGraph captured =
                    captures % 2 == 0 ? ProcessGraph.capture(graph.root()) : ProcessGraph.capture();
            Diagnosis diagnosis = captured.diagnose();
            captures++;
            assertEquals(
                    List.of(),
                    Found.certain(diagnosis).stream()
                            .filter(found -> found.culprit().id() >= graph.firstId)
                            .toList(),
                    () -> "seed " + seed + ", graph " + number + ":\n" + diagnosis);
        } while (!graph.root().closed().isRaised());
        closer.join();
        return captures;
    }

    private static final class HealthyGraph {
        final Gate gate = new Gate();
        private final Random random;
        private final int size;
        final long firstId;
        private final AtomicReferenceArray<GoProcess> processes;

        HealthyGraph(Random random) {
            this.random = random;
            size = 2 + random.nextInt(MOST_PROCESSES - 1);
            processes = new AtomicReferenceArray<>(size);
            // What other tests left in this JVM is no concern here.
            GoProcess held = GoProcesses.named("held").teardown(gate::pass).open();
            firstId = held.id();
            processes.set(size - 1, held);
            // From the last to the first: a process is there before anybody can wait for it.
            for (int i = size - 2; i >= 0; i--) {
                processes.set(i, open(i));
            }
            for (int i = 1; i < size; i++) {
                processes.get(random.nextInt(i)).addChild(processes.get(i));
            }
        }

        GoProcess root() {
            return processes.get(0);
        }

        /** Begins at several places at once, as a service that fails while it is stopped. */
        void close() {
            for (int i = random.nextInt(3); i > 0; i--) {
                processes.get(random.nextInt(size)).closeAsync();
            }
            root().close();
        }

        private GoProcess open(int place) {
            GoProcessBuilder builder = GoProcesses.named("p" + place);
            for (int i = random.nextInt(3); i > 0; i--) {
                builder.waitFor(later(place));
            }
            GoProcess awaited = later(place);
            int any = random.nextInt(size);
            int kind = random.nextInt(4);
            if (random.nextBoolean()) {
                builder.teardown(() -> await(awaited, any, kind));
            }
            return switch (random.nextInt(5)) {
                case 0, 1 -> builder.open();
                case 2 ->
                        builder.interruptAfter(Duration.ofMillis(random.nextInt(3)))
                                .go(
                                        self -> {
                                            self.closing().await();
                                            processes.get(any).closed().await();
                                        });
                default ->
                        builder.go(
                                self -> {
                                    self.closing().await();
                                    await(awaited, any, kind);
                                });
            };
        }

        private GoProcess later(int place) {
            return processes.get(place + 1 + random.nextInt(size - place - 1));
        }

        private void await(GoProcess process, int any, int kind) throws InterruptedException {
            switch (kind) {
                case 0 -> process.close();
                case 1 -> process.closeAsync().await();
                case 2 -> processes.get(any).closed().await(Duration.ofMillis(1));
                default -> process.err();
            }
        }
    }
}
