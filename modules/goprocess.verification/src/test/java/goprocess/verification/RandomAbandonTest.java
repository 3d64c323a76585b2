package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import goprocess.api.AbandonedException;
import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Random graphs in which some functions, teardowns and callbacks are stuck, some functions wait for
 * other processes, some processes wait for each other, and all are given up or let go by two
 * threads at the same time: everything closes, each teardown begins once and after all below is
 * closed, and only what was given up has failed.
 */
class RandomAbandonTest {
    private static final int GRAPHS = Math.max(20, Race.ROUNDS / 10);
    private static final int MOST = 30;

    @RegisterExtension private final WarningLog log = new WarningLog();

    private enum Stuck {
        NOTHING,
        FUNCTION,
        TEARDOWN,
        CALLBACK,
        /** It waits for another that waits for it: only giving up helps. */
        KNOT
    }

    private static final Stuck[] ALONE = {
        Stuck.NOTHING, Stuck.FUNCTION, Stuck.TEARDOWN, Stuck.CALLBACK
    };

    private enum Fate {
        LET_GO,
        GIVEN_UP,
        BOTH
    }

    private static final class Part {
        final Gate gate = new Gate();
        final Stuck stuck;
        final Fate fate;
        final List<Part> below = new ArrayList<>();
        final AtomicInteger teardowns = new AtomicInteger();
        GoProcess process = GoProcesses.background();

        Part(Stuck stuck, Fate fate) {
            this.stuck = stuck;
            this.fate = fate;
        }

        private void holdIf(Stuck kind) {
            if (stuck == kind) {
                gate.passUninterruptibly();
            }
        }

        private void tearDown(Queue<String> violations) {
            teardowns.incrementAndGet();
            for (Part child : below) {
                if (child.process.state() != State.CLOSED) {
                    violations.add(process + " is torn down before " + child.process);
                }
            }
            holdIf(Stuck.TEARDOWN);
        }

        void meetItsFate() {
            if (stuck == Stuck.NOTHING || process.state() == State.CLOSED) {
                return;
            }
            if (fate != Fate.GIVEN_UP) {
                gate.open();
            }
            if (fate != Fate.LET_GO) {
                process.abandon();
            }
        }
    }

    @Test
    void whatIsStuckIsGivenUpAndAllTheRestCloses() throws Throwable {
        long seed = Long.getLong("goprocess.seed", new Random().nextLong());
        System.out.println("RandomAbandonTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        try (Race race = new Race()) {
            for (int i = 0; i < GRAPHS; i++) {
                perform(new Random(seeds.nextLong()), race);
            }
        }
    }

    private static void perform(Random random, Race race) throws Throwable {
        Queue<String> violations = new ConcurrentLinkedQueue<>();
        List<Part> parts = parts(random, violations);
        Part root = parts.get(0);
        root.process.closeAsync();
        List<Part> backwards = new ArrayList<>(parts).reversed();

        race.run(() -> meetFates(parts, root), () -> meetFates(backwards, root));

        // A teardown may have been given up while it ran, and not have counted yet.
        parts.forEach(part -> part.gate.open());
        awaitNothingListed(parts);
        assertEquals(List.of(), List.copyOf(violations));
        Set<Part> spared = new HashSet<>(parts);
        parts.forEach(part -> removeGivenUp(part, spared));
        for (Part part : parts) {
            assertEquals(State.CLOSED, part.process.state());
            assertEquals(1, part.teardowns.get(), part.process::toString);
            Optional<Throwable> failure = part.process.err();
            failure.ifPresent(thrown -> assertInstanceOf(AbandonedException.class, thrown));
            if (spared.contains(part)) {
                assertEquals(Optional.empty(), failure, part.process::toString);
            }
        }
    }

    /** What is stuck may not have begun when it is given up first. */
    private static void meetFates(List<Part> parts, Part root) {
        while (root.process.state() != State.CLOSED) {
            parts.forEach(Part::meetItsFate);
            Thread.onSpinWait();
        }
    }

    private static List<Part> parts(Random random, Queue<String> violations) {
        List<Part> parts = new ArrayList<>();
        int count = 2 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            Stuck stuck =
                    random.nextInt(3) > 0 ? Stuck.NOTHING : ALONE[random.nextInt(ALONE.length)];
            Part part = new Part(stuck, Fate.values()[random.nextInt(Fate.values().length)]);
            GoProcessBuilder builder =
                    GoProcesses.named("part-" + i).teardown(() -> part.tearDown(violations));
            for (int links = 1 + random.nextInt(2); i > 0 && links > 0; links--) {
                Part parent = parts.get(random.nextInt(i));
                builder = builder.parent(parent.process);
                parent.below.add(part);
            }
            boolean runs = stuck == Stuck.FUNCTION || random.nextInt(3) == 0;
            int later = i + 1 + random.nextInt(count);
            boolean limited = random.nextBoolean();
            part.process =
                    runs
                            ? builder.go(
                                    self -> {
                                        self.closing().await();
                                        part.holdIf(Stuck.FUNCTION);
                                        awaitAnother(parts, later, limited);
                                    })
                            : builder.open();
            part.process.closing().onRaised(() -> part.holdIf(Stuck.CALLBACK));
            parts.add(part);
        }
        for (int knots = random.nextInt(3); knots > 0; knots--) {
            addKnot(parts, random.nextInt(count), 2 + random.nextInt(2), violations);
        }
        return parts;
    }

    /** Some that wait for each other in a circle, under one parent. */
    private static void addKnot(List<Part> parts, int parent, int size, Queue<String> violations) {
        List<Part> knot = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Part part = new Part(Stuck.KNOT, Fate.GIVEN_UP);
            part.process =
                    GoProcesses.named("knot-" + i)
                            .parent(parts.get(parent).process)
                            .teardown(() -> part.tearDown(violations))
                            .open();
            parts.get(parent).below.add(part);
            knot.add(part);
        }
        for (int i = 0; i < size; i++) {
            knot.get(i).process.waitFor(knot.get((i + 1) % size).process);
        }
        parts.addAll(knot);
    }

    /** All are opened by now, and none waits for an earlier one, so nobody waits for ever. */
    private static void awaitAnother(List<Part> parts, int place, boolean limited)
            throws InterruptedException {
        if (place < parts.size()) {
            GoProcess other = parts.get(place).process;
            if (!limited) {
                other.closed().await();
                return;
            }
            try {
                other.close(Duration.ofMillis(1));
            } catch (CloseException | CloseTimeoutException e) {
                // What it waits for may have been given up, too.
            }
        }
    }

    /** Giving up on one gives up what holds it, wherever that is below. */
    private static void removeGivenUp(Part part, Set<Part> spared) {
        if (part.stuck != Stuck.NOTHING && part.fate != Fate.LET_GO) {
            removeAll(part, spared);
        }
    }

    private static void removeAll(Part part, Set<Part> spared) {
        spared.remove(part);
        part.below.forEach(child -> removeAll(child, spared));
    }

    private static void awaitNothingListed(List<Part> parts) {
        Set<Long> ids = new HashSet<>();
        parts.forEach(part -> ids.add(part.process.id()));
        while (ProcessProvider.installed().abandoned().stream()
                .map(AbandonedWork::processId)
                .anyMatch(ids::contains)) {
            Thread.onSpinWait();
        }
    }
}
