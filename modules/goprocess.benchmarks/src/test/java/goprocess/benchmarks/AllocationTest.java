package goprocess.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.api.Teardown;

import org.junit.jupiter.api.Test;

/**
 * What an operation allocates does not grow unnoticed. These are bytes and no times, so they do not
 * vary: a process has 72, and a turn of 48 that the compiler may or may not see through is allowed.
 */
class AllocationTest {
    static final int PROCESS = 72;
    static final int CASCADE = 48;
    private static final int EXTRA_LINK = 40;

    /** With the name of its thread, which contains the number of the process. */
    private static final int FUNCTION = 224;

    private static final Teardown TEARDOWN = () -> {};

    @Test
    void openAndCloseWithATeardown() {
        Allocation.ON_THIS_THREAD.atMost(
                PROCESS + CASCADE,
                () -> {
                    GoProcess process = GoProcesses.withTeardown(TEARDOWN);
                    process.close();
                    assertEquals(State.CLOSED, process.state());
                });
    }

    @Test
    void openAndCloseOfAChild() {
        GoProcess parent = GoProcesses.named("parent").open();
        Allocation.ON_THIS_THREAD.atMost(
                PROCESS + CASCADE,
                () -> {
                    GoProcess child = GoProcesses.withParent(parent);
                    child.close();
                    assertEquals(State.CLOSED, child.state());
                });
        parent.close();
    }

    @Test
    void openAndCloseOfAChildOfTwo() {
        GoProcess first = GoProcesses.named("first").open();
        GoProcess second = GoProcesses.named("second").open();
        Allocation.ON_THIS_THREAD.atMost(
                PROCESS + EXTRA_LINK + 2 * CASCADE,
                () -> {
                    GoProcess child = GoProcesses.withParent(first);
                    second.addChild(child);
                    child.close();
                    assertEquals(State.CLOSED, child.state());
                });
        first.close();
        second.close();
    }

    @Test
    void closeOfAParentAndItsChild() {
        Allocation.ON_THIS_THREAD.atMost(
                2 * PROCESS + CASCADE + 24,
                () -> {
                    GoProcess parent = GoProcesses.withTeardown(TEARDOWN);
                    GoProcess child = GoProcesses.withParent(parent);
                    parent.close();
                    assertEquals(State.CLOSED, child.state());
                });
    }

    /** Nobody waits for either: whether a thread has to park, and allocates for it, is a race. */
    @Test
    void goAndCloseBesideARawVirtualThread() {
        double thread =
                Allocation.ON_ALL_THREADS.of(
                        () -> {
                            Thread raw = Thread.startVirtualThread(() -> {});
                            while (raw.isAlive()) {
                                Thread.onSpinWait();
                            }
                        });
        Allocation.ON_ALL_THREADS.atMost(
                thread + FUNCTION,
                () -> {
                    GoProcess process = GoProcesses.go(self -> {});
                    while (process.state() != State.CLOSED) {
                        Thread.onSpinWait();
                    }
                    process.close();
                });
    }
}
