package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Like {@link WithoutMemory}, with a listener. If there is no memory to notify it of one event, the
 * listener misses that event, and the processes do what they would have done.
 */
@Timeout(20) // of what takes milliseconds; without its guard it may never end
class WithoutMemoryToNotify {
    @Test
    void whatIsOpenedIsOpen() throws Exception {
        MemoryEnd.during(
                () -> {
                    GoProcesses.named("opened").open().close();
                });
    }

    @Test
    void whatIsLinkedClosesFirst() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.named("child").open();
        MemoryEnd.during(
                () -> {
                    parent.addChild(child);
                });
        parent.close();
        assertTrue(child.closed().isRaised());
    }

    @Test
    void whatIsToCloseAfterItsFunctionDoes() throws Exception {
        Gate function = new Gate();
        GoProcess process = GoProcesses.named("wished").go(p -> function.pass());
        function.awaitReached();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        MemoryEnd.during(
                () -> {
                    Thread.startVirtualThread(() -> complete(closed, process::closeAfterChildren));
                    MemoryEnd.awaitTimes(1);
                });
        function.open();
        closed.get();
    }

    @Test
    void whatBeginsToCloseCloses() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcesses.named("child").parent(parent).open();
        MemoryEnd.during(
                () -> {
                    parent.close();
                });
    }

    @Test
    void whatEndsCloses() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcesses.named("child").parent(parent).open();
        MemoryEnd.during(
                () -> {
                    parent.close();
                });
    }

    @Test
    void whoWaitsReturns() throws Exception {
        Gate function = new Gate();
        GoProcess process = GoProcesses.named("awaited").go(p -> function.pass());
        function.awaitReached();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        MemoryEnd.during(
                () -> {
                    Thread.startVirtualThread(() -> complete(closed, process::close));
                    MemoryEnd.awaitTimes(1);
                });
        function.open();
        closed.get();
    }

    @Test
    void aFunctionThatBeginsRuns() throws Exception {
        runAFunction();
    }

    @Test
    void aFunctionThatEndsHasEnded() throws Exception {
        runAFunction();
    }

    private static void runAFunction() throws Exception {
        Gate ran = new Gate();
        MemoryEnd.during(
                () -> {
                    GoProcess process = GoProcesses.named("runs").go(p -> ran.open());
                    process.closed().await();
                    assertEquals(Optional.empty(), process.err());
                });
        assertTrue(ran.isOpen());
    }

    @Test
    void aTeardownThatBeginsRuns() throws Exception {
        runATeardown();
    }

    @Test
    void aTeardownThatEndsHasEnded() throws Exception {
        runATeardown();
    }

    private static void runATeardown() throws Exception {
        Gate ran = new Gate();
        GoProcess process = GoProcesses.named("is torn down").teardown(ran::open).open();
        MemoryEnd.during(
                () -> {
                    process.closeAsync();
                    process.closed().await();
                });
        assertTrue(ran.isOpen());
    }

    @Test
    void whatIsGivenUpIsNotWaitedFor() throws Exception {
        Gate stuck = new Gate();
        GoProcess process = GoProcesses.named("given up").go(p -> stuck.passUninterruptibly());
        stuck.awaitReached();
        process.closeAsync();
        MemoryEnd.during(process::abandon);
        process.closed().await();
        assertInstanceOf(AbandonedException.class, process.err().orElseThrow());
        stuck.open();
    }

    @Test
    void theNextLeakIsReported() throws Exception {
        MemoryEnd.during(
                () -> {
                    GoProcesses.named("leaks unseen").open();
                    MemoryEnd.awaitOnce(System::gc);
                });
        GoProcesses.named("leaks").open();
        while (!Leaked.NAMES.contains("leaks")) {
            System.gc();
            Thread.onSpinWait();
        }
    }

    private static void complete(CompletableFuture<Void> end, Runnable work) {
        try {
            work.run();
            end.complete(null);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }
}
