package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;

@NothingLeftOpen
class WaitCycleTest {
    private final Garbage garbage = new Garbage();
    private GoProcess a = garbage.open("a");
    private GoProcess b = garbage.open("b");

    @AfterEach
    void forget() {
        a = null;
        b = null;
        garbage.collect();
    }

    @Test
    void aCycleMadeByTwoThreadsAtOnceIsNamed() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    await(together);
                                    b.waitFor(a);
                                });
        await(together);
        a.waitFor(b);
        other.join();

        WaitCycle cycle = Found.first(WaitCycle.class, Closing.of(a).diagnose());
        Found.assertNames(a, List.of(a, b, a), cycle);
        Found.assertAre(List.of(a, b), cycle.cycle());
        assertTrue(cycle.certain());
    }

    @Test
    void theChainLeadsToTheFirstOfTheCycle() {
        GoProcess app = garbage.open("app");
        GoProcess service =
                garbage.remember(GoProcesses.named("service").parent(app).waitFor(a).open());
        a.waitFor(b);
        b.waitFor(a);

        WaitCycle cycle = Found.first(WaitCycle.class, Closing.of(app).diagnose());
        Found.assertNames(a, List.of(app, service, a, b, a), cycle);
        Found.assertAre(List.of(a, b), cycle.cycle());
    }

    @Test
    void aSecondCloseThatWaitsForItIsTold() {
        GoProcess app = garbage.open("app");
        GoProcess jobs = garbage.open("jobs");
        app.waitFor(a);
        jobs.waitFor(b);
        a.waitFor(b);
        b.waitFor(a);
        app.closeAsync();
        jobs.closeAsync();

        String told = ProcessGraph.capture().diagnose().toString();
        String first = "[ab] #\\d+ can never close, and holds the close of (app|jobs) #\\d+: .*";
        assertTrue(told.lines().findFirst().orElseThrow().matches(first), told);
    }

    @Test
    void itsAgeIsThatOfTheClose() {
        a.waitFor(b);
        b.waitFor(a);
        Closing closing = Closing.of(a);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(Found.first(WaitCycle.class, closing.diagnose()), capturedAfter);
    }

    @Test
    void itIsNoFindingWhileNothingCloses() {
        a.waitFor(b);
        b.waitFor(a);
        assertTrue(ProcessGraph.capture(a).diagnose().findings().isEmpty());
    }

    @Test
    void everyCycleIsFound() {
        GoProcess app = garbage.remember(GoProcesses.named("app").waitFor(a).open());
        GoProcess c = garbage.open("c");
        GoProcess d = garbage.remember(GoProcesses.named("d").waitFor(c).open());
        a.waitFor(b);
        b.waitFor(a);
        c.waitFor(d);
        app.waitFor(d);
        long cycles =
                Closing.of(app).diagnose().findings().stream()
                        .filter(WaitCycle.class::isInstance)
                        .count();
        assertEquals(2, cycles);
    }

    @Test
    void everyCycleOfAKnotIsFound() {
        GoProcess c = garbage.open("c");
        a.waitFor(b);
        b.waitFor(a);
        a.waitFor(c);
        c.waitFor(a);
        List<Finding> found = Closing.of(a).diagnose().findings();
        assertEquals(
                Set.of(Set.of(a.id(), b.id()), Set.of(a.id(), c.id())),
                found.stream().map(WaitCycleTest::ids).collect(Collectors.toSet()));
        assertEquals(2, found.size());
        found.forEach(one -> assertEquals(a.id(), one.culprit().id()));
    }

    private static Set<Long> ids(Finding found) {
        return ((WaitCycle) found).cycle().stream().map(ProcessRef::id).collect(Collectors.toSet());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing closes. */
    @Test
    void itsAgeIsThatOfTheWaitForOneOfIt() throws InterruptedException {
        a.waitFor(b);
        b.waitFor(a);
        Thread[] thread = new Thread[1];
        GoProcess watcher = GoProcesses.named("watcher").go(self -> awaitClosed(a, thread));
        try {
            Closing.await(() -> Closing.isParked(watcher));
            long waited = System.nanoTime();
            Duration least = Duration.ofNanos(System.nanoTime() - waited);
            Finding cycle =
                    ProcessGraph.capture().diagnose().findings().stream()
                            .filter(one -> one.chain().getFirst().id() == watcher.id())
                            .findFirst()
                            .orElseThrow();
            assertEquals(WaitCycle.class, cycle.getClass());
            Found.assertNames(a, List.of(watcher, a, b, a), cycle);
            assertTrue(cycle.age().compareTo(least) >= 0, cycle.age() + " is less than " + least);
        } finally {
            thread[0].interrupt();
            watcher.err();
        }
    }

    private static void awaitClosed(GoProcess process, Thread[] thread) {
        thread[0] = Thread.currentThread();
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}
