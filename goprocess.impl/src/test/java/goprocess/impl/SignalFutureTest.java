package goprocess.impl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.spi.ProcessNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A thread that blocks in the future of a signal is seen, and only while it blocks. */
class SignalFutureTest {
    private interface Blocking {
        Object in(CompletableFuture<Void> future) throws Exception;
    }

    private static final long LONG = 1_000;

    private final GoProcess awaited = GoProcesses.named("awaited").open();

    @AfterEach
    void close() {
        awaited.close();
    }

    private static List<ProcessNode.Wait> waits(GoProcess process) {
        return ((ProcessNode) process).waits();
    }

    private static List<ProcessNode.Wait> childrenWaits(GoProcess process) {
        return ((ProcessNode) process).childrenWaits();
    }

    /** A thread that blocks in a future, and how that ended. */
    private record Blocked(Thread thread, FutureTask<Object> task) {
        static Blocked in(CompletableFuture<Void> future, Blocking how, boolean virtual) {
            FutureTask<Object> task = new FutureTask<>(() -> how.in(future));
            Thread thread =
                    virtual ? Thread.ofVirtual().start(task) : Thread.ofPlatform().start(task);
            while (!isAsleep(thread)) {
                Thread.onSpinWait();
            }
            return new Blocked(thread, task);
        }

        private static boolean isAsleep(Thread thread) {
            Thread.State state = thread.getState();
            return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
        }

        static Blocked in(CompletableFuture<Void> future, Blocking how) {
            return in(future, how, true);
        }

        void assertIsOnly(List<ProcessNode.Wait> waits, boolean timed) {
            assertEquals(1, waits.size());
            assertSame(thread, waits.getFirst().thread());
            assertEquals(timed, waits.getFirst().timed());
        }

        void end() throws Exception {
            task.get();
        }

        Throwable failure() throws InterruptedException {
            try {
                return new AssertionError("It returned " + task.get());
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThatJoinsIsListedWhileItWaits(boolean virtual) throws Exception {
        Blocked blocked = Blocked.in(awaited.closed().toFuture(), CompletableFuture::join, virtual);
        blocked.assertIsOnly(waits(awaited), false);
        awaited.closeAsync();
        blocked.end();
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void oneThatGetsIsListedWhileItWaits() throws Exception {
        Blocked blocked = Blocked.in(awaited.closed().toFuture(), CompletableFuture::get);
        blocked.assertIsOnly(waits(awaited), false);
        awaited.closeAsync();
        blocked.end();
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void oneThatWaitsForTheChildrenIsListedAmongThese() throws Exception {
        GoProcess child = GoProcesses.named("child").open();
        awaited.waitFor(child);
        Blocked blocked = Blocked.in(awaited.childrenClosed().toFuture(), CompletableFuture::join);
        blocked.assertIsOnly(childrenWaits(awaited), false);
        assertEquals(List.of(), waits(awaited));
        awaited.closeAsync();
        blocked.assertIsOnly(childrenWaits(awaited), false);
        child.close();
        blocked.end();
        assertEquals(List.of(), childrenWaits(awaited));
    }

    @Test
    void oneThatAwaitsTheChildrenIsListedToo() throws Exception {
        Signal signal = awaited.childrenClosed();
        Blocked blocked =
                Blocked.in(
                        new CompletableFuture<>(),
                        unused -> {
                            signal.await();
                            return signal;
                        });
        blocked.assertIsOnly(childrenWaits(awaited), false);
        blocked.thread.interrupt();
        assertInstanceOf(InterruptedException.class, blocked.failure());
        assertEquals(List.of(), childrenWaits(awaited));
    }

    @Test
    void aLimitIsSeen() throws Exception {
        Blocked blocked =
                Blocked.in(awaited.closed().toFuture(), one -> one.get(LONG, TimeUnit.DAYS));
        blocked.assertIsOnly(waits(awaited), true);
        awaited.closeAsync();
        blocked.end();
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void aLimitOfTheFutureIsSeenEvenIfItComesLater() throws Exception {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        Blocked blocked = Blocked.in(future, CompletableFuture::join);
        blocked.assertIsOnly(waits(awaited), false);
        assertSame(future, future.orTimeout(LONG, TimeUnit.DAYS));
        blocked.assertIsOnly(waits(awaited), true);
        awaited.closeAsync();
        blocked.end();
    }

    @Test
    void aValueAfterATimeIsALimitToo() throws Exception {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        assertSame(future, future.completeOnTimeout(null, LONG, TimeUnit.DAYS));
        Blocked blocked = Blocked.in(future, CompletableFuture::get);
        blocked.assertIsOnly(waits(awaited), true);
        awaited.closeAsync();
        blocked.end();
    }

    @Test
    void nothingIsLeftOfOneThatIsCancelled() throws Exception {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        Blocked blocked = Blocked.in(future, CompletableFuture::join);
        future.cancel(true);
        assertInstanceOf(CancellationException.class, blocked.failure());
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void nothingIsLeftOfOneThatFails() throws Exception {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        Blocked blocked = Blocked.in(future, CompletableFuture::get);
        future.completeExceptionally(new IllegalStateException("test"));
        assertInstanceOf(ExecutionException.class, blocked.failure());
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void nothingIsLeftOfOneThatIsInterrupted() throws Exception {
        Blocked blocked = Blocked.in(awaited.closed().toFuture(), CompletableFuture::get);
        blocked.thread.interrupt();
        assertInstanceOf(InterruptedException.class, blocked.failure());
        assertEquals(List.of(), waits(awaited));
    }

    @Test
    void thoseOfTheBackgroundAreSeenToo() throws Exception {
        GoProcess background = GoProcesses.background();
        for (Signal never :
                List.of(background.closed(), background.closing(), background.childrenClosed())) {
            Blocked blocked = Blocked.in(never.toFuture(), CompletableFuture::get);
            assertTrue(isAwaited(background, blocked.thread));
            blocked.thread.interrupt();
            assertInstanceOf(InterruptedException.class, blocked.failure());
            assertFalse(isAwaited(background, blocked.thread));

            Blocked awaits =
                    Blocked.in(
                            new CompletableFuture<>(), unused -> never.await(Duration.ofDays(1)));
            assertTrue(isAwaited(background, awaits.thread));
            awaits.thread.interrupt();
            assertInstanceOf(InterruptedException.class, awaits.failure());
            assertFalse(isAwaited(background, awaits.thread));
        }
    }

    private static boolean isAwaited(GoProcess process, Thread by) {
        return waits(process).stream().anyMatch(wait -> wait.thread() == by);
    }

    /** Others would otherwise be told of a deadlock that nobody told them of before. */
    @Test
    void noCallIsRefusedBecauseOfIt() {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        GoProcess joins = GoProcesses.go(self -> future.join());
        while (waits(awaited).isEmpty()) {
            Thread.onSpinWait();
        }
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        GoProcess closes =
                GoProcesses.goChild(
                        awaited,
                        self -> {
                            try {
                                joins.close();
                                thrown.complete(null);
                            } catch (Throwable e) {
                                thrown.complete(e);
                            }
                        });
        while (waits(joins).isEmpty() && !thrown.isDone()) {
            Thread.onSpinWait();
        }
        assertFalse(thrown.isDone());
        future.complete(null);
        assertTrue(closes.err().isEmpty());
        assertSame(null, thrown.join());
    }

    @Test
    void whatDependsOnItIsAnOrdinaryFuture() {
        CompletableFuture<Void> future = awaited.closed().toFuture();
        assertSame(CompletableFuture.class, future.thenRun(() -> {}).getClass());
        assertNotSame(future, awaited.closed().toFuture());
    }

    @Test
    void oneThatIsCompletedRetainsNoProcess() {
        CompletableFuture<CompletableFuture<Void>> kept = new CompletableFuture<>();
        WeakReference<GoProcess> process = closedAfterAFuture(kept);
        kept.join().join();
        while (process.get() != null) {
            System.gc();
            Thread.onSpinWait();
        }
        assertTrue(kept.join().isDone());
    }

    private static WeakReference<GoProcess> closedAfterAFuture(
            CompletableFuture<CompletableFuture<Void>> kept) {
        GoProcess process = GoProcesses.named("short").open();
        kept.complete(process.closed().toFuture());
        process.close();
        return new WeakReference<>(process);
    }
}
