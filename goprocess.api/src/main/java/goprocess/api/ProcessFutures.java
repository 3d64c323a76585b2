package goprocess.api;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/**
 * Ties processes to what else in Java begins, ends and is cancelled; Go's package {@code
 * goprocess/context}. Where Go has a context that is done, Java has a stage that is complete.
 *
 * <p>The other direction is {@link Signal#toFuture()}: {@code process.closing().toFuture()} is Go's
 * {@code OnClosingContext}, and {@code process.closed().toFuture()} its {@code OnClosedContext}. A
 * new process is tied to a stage by {@link GoProcesses#withFuture} or {@link
 * GoProcessBuilder#closeWhen}.
 */
public final class ProcessFutures {
    private ProcessFutures() {}

    /**
     * Closes a process when a stage is complete; Go's {@code CloseAfterContext}. How it completes,
     * with a value, a failure or by being cancelled, makes no difference, and is not the {@link
     * GoProcess#err() err()} of the process. If it is complete already, the process begins to close
     * before this call returns.
     *
     * <p>Nobody waits: whoever completes the stage begins the close, and goes on. The stage is
     * never completed or cancelled by this. One that outlives the process keeps an empty future of
     * at most 64 bytes of it, until it is complete.
     *
     * @param process the process to close, in any state; with {@link GoProcesses#background()}
     *     nothing is to be done
     * @param stage when it is complete the process begins to close
     * @throws NullPointerException if an argument is null
     * @throws UnsupportedOperationException if the stage has no {@link
     *     CompletionStage#toCompletableFuture()}
     */
    public static void closeWhen(GoProcess process, CompletionStage<?> stage) {
        Objects.requireNonNull(process, "process");
        StageLink.close(process, StageLink.future(Objects.requireNonNull(stage, "stage")));
    }

    /**
     * Makes a process close after a stage is complete, as {@link GoProcess#waitFor} does for
     * another process; Go's {@code WaitForContext}. The process waits for a new one, named after
     * it, that the stage closes. To wait for a stage does not ask it to complete: one that never
     * does holds the close indefinitely.
     *
     * @param process the process that closes later
     * @param stage what it waits for, however it completes
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code process} is not one of the library
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
            awaited.closeAsync(); // else what nobody closes would hold the process
            throw e;
        }
    }

    /**
     * Cancels a future, and interrupts what it runs, when a signal is raised; Go's {@code
     * WithProcessClosing} with {@link GoProcess#closing()}, and {@code WithProcessClosed} with
     * {@link GoProcess#closed()}. If the signal is raised already, it is cancelled before this call
     * returns.
     *
     * <p>The signal holds the future until it is raised or the registration is cancelled; a {@link
     * CompletableFuture} that is complete is let go of by itself.
     *
     * @param signal when it is raised the future is cancelled, as {@link Signal#onRaised} runs an
     *     action
     * @param future what to cancel; nothing happens to one that is done
     * @return lets go of the future
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
     * Interrupts the calling thread when a signal is raised, until the result is closed; for code
     * that waits for something that knows no signal, such as the owner of a {@code
     * StructuredTaskScope}, whose {@code join} ends by that and whose subtasks are then cancelled.
     *
     * {@snippet :
     * try (scope;
     *         var interruption = ProcessFutures.interruptWhen(self.closing())) {
     *     scope.join();
     * }
     * }
     *
     * <p>The interrupt is sent once, at once if the signal is raised already, and never after the
     * result was closed; its flag does not outlive that either.
     *
     * @param signal when it is raised the calling thread is interrupted
     * @return to be closed by the same thread
     * @throws NullPointerException if {@code signal} is null
     */
    public static Interruption interruptWhen(Signal signal) {
        return Interruption.of(Objects.requireNonNull(signal, "signal"));
    }
}
