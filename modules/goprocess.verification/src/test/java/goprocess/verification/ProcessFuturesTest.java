package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFutures;
import goprocess.api.RefusedException;
import goprocess.api.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** What Go's package context does, with stages and futures. */
class ProcessFuturesTest {
    private final CompletableFuture<String> stage = new CompletableFuture<>();
    private final Recorder recorder = new Recorder();

    static List<Consumer<CompletableFuture<String>>> ends() {
        return List.of(
                future -> future.complete("value"),
                future -> future.completeExceptionally(new IllegalStateException("failed")),
                future -> future.cancel(true));
    }

    static List<Function<CompletionStage<?>, GoProcess>> ways() {
        return List.of(
                GoProcesses::withFuture,
                end -> GoProcesses.named("p").closeWhen(end).open(),
                end -> GoProcesses.named("p").closeWhen(end).go(self -> self.closing().await()),
                end -> {
                    GoProcess process = GoProcesses.named("p").open();
                    ProcessFutures.closeWhen(process, end);
                    return process;
                });
    }

    @ParameterizedTest
    @MethodSource("ends")
    void itClosesHoweverTheStageCompletes(Consumer<CompletableFuture<String>> end)
            throws InterruptedException {
        for (var way : ways()) {
            CompletableFuture<String> future = new CompletableFuture<>();
            GoProcess process = way.apply(future);
            assertEquals(State.RUNNING, process.state());

            end.accept(future);

            assertTrue(process.closing().isRaised());
            process.closed().await();
            assertEquals(Optional.empty(), process.err());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whereTheStageIsCompleteItClosesAtOnce(Function<CompletionStage<?>, GoProcess> way) {
        assertTrue(way.apply(CompletableFuture.completedStage(1)).closing().isRaised());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theStageIsNeverCompletedOrCancelled(Function<CompletionStage<?>, GoProcess> way)
            throws InterruptedException {
        GoProcess process = way.apply(stage);

        closeWithCallbacks(process);

        assertFalse(stage.isDone());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aStageOfNullIsRefused(Function<CompletionStage<?>, GoProcess> way) {
        assertThrows(NullPointerException.class, () -> way.apply(null));
    }

    /** The last of its callbacks is registered here; they run in order. */
    private static void closeWithCallbacks(GoProcess process) throws InterruptedException {
        CountDownLatch last = new CountDownLatch(1);
        process.closed().onRaised(last::countDown);
        process.close();
        last.await();
    }

    @Test
    void itsTeardownRunsWhenTheStageIsComplete() {
        GoProcess process =
                GoProcesses.named("p").closeWhen(stage).teardown(recorder.teardown("p")).open();

        stage.complete("value");
        process.err();

        assertEquals(List.of("p"), recorder.events());
    }

    @Test
    void theFirstOfSeveralStagesClosesIt() {
        GoProcess process =
                GoProcesses.named("p").closeWhen(new CompletableFuture<>()).closeWhen(stage).open();

        stage.complete("value");

        assertTrue(process.closing().isRaised());
    }

    @Test
    void backgroundIsClosedByNoStage() {
        ProcessFutures.closeWhen(GoProcesses.background(), stage);
        ProcessFutures.waitFor(GoProcesses.background(), stage);

        assertEquals(0, stage.getNumberOfDependents());
    }

    @Test
    void itClosesAfterTheStageItWaitsFor() throws InterruptedException {
        GoProcess process = GoProcesses.named("p").open();
        ProcessFutures.waitFor(process, stage);

        process.closeAsync();
        assertFalse(process.closed().isRaised());
        stage.complete("value");

        process.closed().await();
    }

    @Test
    void aClosedProcessDoesNotWaitForAStage() {
        GoProcess process = GoProcesses.named("p").open();
        process.close();

        assertThrows(RefusedException.class, () -> ProcessFutures.waitFor(process, stage));
        assertEquals(0, stage.getNumberOfDependents());
    }

    @Test
    void aFutureIsCancelledWhenTheProcessCloses() throws InterruptedException {
        GoProcess process = GoProcesses.named("p").open();
        FutureTask<String> closing = new FutureTask<>(() -> "never");
        CompletableFuture<String> closed = new CompletableFuture<>();
        ProcessFutures.cancelWhen(process.closing(), closing);
        ProcessFutures.cancelWhen(process.closed(), closed);

        closeWithCallbacks(process);

        assertTrue(closing.isCancelled());
        assertTrue(closed.isCancelled());
    }

    @Test
    void aFutureThatWasTakenBackIsNotCancelled() {
        GoProcess process = GoProcesses.named("p").open();
        FutureTask<String> future = new FutureTask<>(() -> "never");

        ProcessFutures.cancelWhen(process.closing(), future).cancel();
        process.close();

        assertFalse(future.isCancelled());
    }

    @Test
    @SuppressWarnings("try") // the resource is there to be closed
    void whoWaitsForSomethingElseIsInterruptedByTheClose() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch waits = new CountDownLatch(1);
        AtomicReference<Boolean> flag = new AtomicReference<>();
        GoProcess process =
                GoProcesses.go(
                        self -> {
                            try (var unused = ProcessFutures.interruptWhen(self.closing())) {
                                waits.countDown();
                                never.await();
                            } catch (InterruptedException e) {
                                flag.set(Thread.currentThread().isInterrupted());
                            }
                        });
        waits.await();

        process.close();

        assertEquals(false, flag.get());
    }

    @Test
    void afterTheInterruptionIsClosedNobodyIsInterrupted() {
        GoProcess process = GoProcesses.named("p").open();
        ProcessFutures.interruptWhen(process.closing()).close();

        process.close();

        assertFalse(Thread.interrupted());
    }

    @Test
    void theFlagDoesNotOutliveTheInterruption() {
        GoProcess process = GoProcesses.named("p").open();
        process.close();
        var interruption = ProcessFutures.interruptWhen(process.closing());
        assertTrue(Thread.currentThread().isInterrupted());

        interruption.close();

        assertFalse(Thread.interrupted());
    }

    @Test
    void atItsTimeItCloses() throws InterruptedException {
        GoProcess late = GoProcesses.named("late").closeAfter(Duration.ofMillis(1)).open();
        GoProcess now =
                GoProcesses.named("now").closeAfter(Duration.ZERO).go(s -> s.closing().await());

        assertTrue(now.closing().isRaised());
        late.closed().await();
        now.closed().await();
    }

    @Test
    void aTimeThatTheClockCannotHoldIsNever() {
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        GoProcess process = GoProcesses.named("p").closeAfter(forever).open();

        assertEquals(State.RUNNING, process.state());
        process.close();
    }

    @Test
    void aNegativeTimeIsRefusedByName() {
        var builder = GoProcesses.named("report");

        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> {
                            var unused = builder.closeAfter(Duration.ofNanos(-1));
                        });

        assertTrue(refusal.getMessage().contains("report"), refusal.getMessage());
    }
}
