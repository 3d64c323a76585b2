package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a call costs in a graph that grows by tens, in steps and not in seconds. Run with a library
 * that counts them.
 */
class CountedSteps {
    private static final int[] SIZES = {1_000, 10_000, 100_000};

    /** The steps of some work in a graph of a size. */
    private interface Cost {
        long at(int size) throws Exception;
    }

    private static void staysTheSame(Cost cost) throws Exception {
        grows(cost, 1);
    }

    private static void growsAsTheGraph(Cost cost) throws Exception {
        grows(cost, 10);
    }

    /** A tenth more is for what comes once, whatever the size. */
    private static void grows(Cost cost, int most) throws Exception {
        long before = cost.at(SIZES[0]);
        for (int i = 1; i < SIZES.length; i++) {
            long steps = cost.at(SIZES[i]);
            String found =
                    "%,d steps at a size of %,d, and %,d before".formatted(steps, SIZES[i], before);
            System.out.println(found);
            assertTrue(steps <= before * most * 1.1 + 10, found);
            before = steps;
        }
    }

    /** Of a function, which is judged: it may wait for something that waits for it. */
    @Test
    void aWaitForASiblingCostsTheSameHoweverMuchIsBelowThat() throws Exception {
        staysTheSame(
                size -> {
                    GoProcess hub = GoProcesses.named("hub").open();
                    GoProcess sibling = GoProcesses.named("sibling").parent(hub).open();
                    addChildren(sibling, size);
                    CompletableFuture<Thread> function = new CompletableFuture<>();
                    AtomicBoolean begins = new AtomicBoolean();
                    hub.go(
                            self -> {
                                function.complete(Thread.currentThread());
                                while (!begins.get()) {
                                    Thread.onSpinWait();
                                }
                                sibling.err();
                            });
                    Thread thread = function.join();
                    long steps =
                            Steps.of(
                                    () -> {
                                        begins.set(true);
                                        while (thread.getState() != Thread.State.WAITING) {
                                            Thread.onSpinWait();
                                        }
                                        return thread;
                                    });
                    sibling.close();
                    hub.close();
                    return steps;
                });
    }

    @Test
    void aCloseThatTimesOutGoesThroughTheGraphOnce() throws Exception {
        growsAsTheGraph(
                size -> {
                    GoProcess stuck = GoProcesses.named("nobody closes it").open();
                    GoProcess hub = GoProcesses.named("hub").open();
                    for (int i = 0; i < size; i++) {
                        GoProcess leaf = GoProcesses.named("leaf").parent(stuck).open();
                        GoProcesses.named("child").parent(hub).waitFor(leaf).open();
                    }
                    hub.closeAsync();
                    long steps =
                            Steps.of(
                                    () ->
                                            assertThrows(
                                                    CloseTimeoutException.class,
                                                    () -> hub.close(Duration.ofNanos(1))));
                    stuck.close();
                    hub.close();
                    return steps;
                });
    }

    @Test
    void rootsOfAChainAreFoundByGoingThroughItOnce() throws Exception {
        growsAsTheGraph(
                size -> {
                    List<GoProcess> chain = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        GoProcess next = listed(GoProcesses.withTeardown(() -> {}));
                        if (i > 0) {
                            chain.get(i - 1).addChild(next);
                        }
                        chain.add(next);
                    }
                    long steps = stepsOfRoots();
                    chain.get(0).close();
                    return steps;
                });
    }

    @Test
    void rootsOfAHubAreFoundByGoingThroughItOnce() throws Exception {
        growsAsTheGraph(
                size -> {
                    GoProcess hub = listed(GoProcesses.named("hub").open());
                    List<GoProcess> waiters = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        hub.addChild(listed(GoProcesses.named("child").open()));
                        waiters.add(listed(GoProcesses.named("waiter").waitFor(hub).open()));
                    }
                    long steps = stepsOfRoots();
                    hub.close();
                    waiters.forEach(GoProcess::close);
                    return steps;
                });
    }

    /** The first one has begun, and is held up before any child has begun to close. */
    @Test
    void tenWhoCloseOneGraphDoNotEachGoThroughIt() throws Exception {
        for (int size : SIZES) {
            long alone = stepsOfClosers(size, 1);
            long together = stepsOfClosers(size, 10);
            assertTrue(
                    together <= 2 * alone,
                    () -> "%,d steps of ten, and %,d of one".formatted(together, alone));
        }
    }

    private static long stepsOfClosers(int size, int closers) throws Exception {
        GoProcess hub = GoProcesses.named("hub").open();
        addChildren(hub, size);
        return Steps.of(
                () -> {
                    Cascade first = new Cascade();
                    ((Node) hub).begin(CloseCause.CALLED, null, first);
                    for (int i = 1; i < closers; i++) {
                        hub.closeAsync();
                    }
                    first.run();
                    hub.close();
                    return null;
                });
    }

    private static void addChildren(GoProcess parent, int count) {
        for (int i = 0; i < count; i++) {
            GoProcesses.named("child").parent(parent).open();
        }
    }

    private static long stepsOfRoots() throws Exception {
        Method snapshot = roots().getDeclaredMethod("snapshot");
        snapshot.setAccessible(true);
        return Steps.of(() -> snapshot.invoke(null));
    }

    /** As a listener has it listed. */
    private static GoProcess listed(GoProcess process) throws ReflectiveOperationException {
        Method add = roots().getDeclaredMethod("add", Node.class, long.class);
        add.setAccessible(true);
        add.invoke(null, process, 0L);
        return process;
    }

    private static Class<?> roots() throws ClassNotFoundException {
        return Class.forName("goprocess.impl.observation.Roots");
    }
}
