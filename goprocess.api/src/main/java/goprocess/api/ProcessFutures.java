package goprocess.api;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * Ties processes to stages, futures and waiting threads; Go's package {@code goprocess/context}.
 * Where Go has a context that is done, Java has a stage that is complete.
 *
 * <p>The other direction is {@link Signal#toFuture()}: {@code process.closing().toFuture()} is Go's
 * {@code OnClosingContext}, and {@code process.closed().toFuture()} its {@code OnClosedContext}. A
 * new process is tied to a stage by {@link GoProcesses#withFuture} or {@link
 * GoProcessBuilder#closeWhen}.
 */
public final class ProcessFutures {
    private ProcessFutures() {}

    /**
     * Closes a process when a stage completes; Go's {@code CloseAfterContext}. It makes no
     * difference whether the stage completes with a value, with a failure or by cancellation. A
     * failure of the stage does not become the {@link GoProcess#err() err()} of the process. If the
     * stage is already complete, the process begins to close before this call returns.
     *
     * <p>Nothing waits: the thread that completes the stage begins the close and goes on. This
     * method never completes or cancels the stage. If the stage outlives the process, it retains an
     * empty future of at most 64 bytes until it completes.
     *
     * @param process the process to close, in any state; for {@link GoProcesses#background()} there
     *     is nothing to do
     * @param stage when it completes, the process begins to close
     * @throws NullPointerException if an argument is null
     * @throws UnsupportedOperationException if the stage has no {@link
     *     CompletionStage#toCompletableFuture()}
     */
    public static void closeWhen(GoProcess process, CompletionStage<?> stage) {
        Objects.requireNonNull(process, "process");
        StageLink.close(process, StageLink.future(Objects.requireNonNull(stage, "stage")));
    }

    /**
     * Makes a process close after a stage has completed, as {@link GoProcess#waitFor} does for
     * another process; Go's {@code WaitForContext}. The process waits for a new process, named
     * after it, that closes when the stage completes. Waiting for a stage does not make it
     * complete: a stage that never completes holds up the close indefinitely.
     *
     * @param process the process that closes later
     * @param stage what it waits for, whether it completes normally or exceptionally
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code process} is not a process of the library
     * @throws RefusedException if the teardown of the process has begun, or it is closed
     * @throws UnsupportedOperationException if the stage has no {@link
     *     CompletionStage#toCompletableFuture()}
     */
    public static void waitFor(GoProcess process, CompletionStage<?> stage) {
        Objects.requireNonNull(process, "process");
        CompletableFuture<?> future = StageLink.future(Objects.requireNonNull(stage, "stage"));
        if (process.id() == GoProcesses.background().id()) {
            return;
        }
        GoProcess awaited = GoProcesses.named("future of " + process.name()).open();
        try {
            process.waitFor(awaited);
            StageLink.close(awaited, future);
        } catch (Throwable e) {
            awaited.closeAsync(); // otherwise a process that nobody closes would hold this one
            throw e;
        }
    }

    /**
     * Cancels a future, and interrupts its task, when a signal is raised; Go's {@code
     * WithProcessClosing} with {@link GoProcess#closing()}, and {@code WithProcessClosed} with
     * {@link GoProcess#closed()}. If the signal is already raised, the future is cancelled before
     * this call returns.
     *
     * <p>The signal retains the future until it is raised or the registration is cancelled; a
     * {@link CompletableFuture} is released by itself when it completes.
     *
     * @param signal when it is raised, the future is cancelled, as {@link Signal#onRaised} runs an
     *     action
     * @param future what to cancel; no effect if it is done
     * @return a registration; cancelling it releases the future
     * @throws NullPointerException if an argument is null
     */
    public static Signal.Registration cancelWhen(Signal signal, Future<?> future) {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(future, "future");
        Signal.Registration registration = signal.onRaised(() -> future.cancel(true));
        if (future instanceof CompletableFuture<?> completable) {
            var unused = completable.whenComplete((value, failure) -> registration.cancel());
        }
        return registration;
    }

    /**
     * Interrupts the calling thread when a signal is raised, unless the result has been closed
     * before. It is for code that waits for something unaware of signals. An example is the owner
     * of a {@code StructuredTaskScope}: the interrupt ends its {@code join}, and its subtasks are
     * then cancelled.
     *
     * {@snippet :
     * try (scope;
     *         var interruption = ProcessFutures.interruptWhen(self.closing())) {
     *     scope.join();
     * }
     * }
     *
     * <p>The interrupt is sent once, immediately if the signal is already raised, and never after
     * the result was closed. Closing the result clears the flag of an interrupt that was sent.
     *
     * @param signal when it is raised, the calling thread is interrupted
     * @return the interruption; the same thread must close it
     * @throws NullPointerException if {@code signal} is null
     */
    public static Interruption interruptWhen(Signal signal) {
        return Interruption.of(Objects.requireNonNull(signal, "signal"));
    }
}
