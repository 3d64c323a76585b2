package goprocess.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Closes a process when a stage completes. A stage may live for much longer than the process: once
 * the process is closed it retains an empty copy of itself, and nothing of the process.
 */
final class StageLink {
    private StageLink() {}

    /**
     * The stage as a future; the first thing to do, since not every stage can be one.
     *
     * @throws UnsupportedOperationException if it cannot
     */
    static CompletableFuture<?> future(CompletionStage<?> stage) {
        return stage.toCompletableFuture();
    }

    static void close(GoProcess process, CompletableFuture<?> future) {
        if (process.closed().isRaised() || process.id() == GoProcesses.background().id()) {
            return;
        }
        // What is done to the copy does nothing to the future. Once it is complete it is empty.
        CompletableFuture<?> copy = future.copy();
        var unused = copy.whenComplete((value, failure) -> process.closeAsync());
        process.closed().onRaised(() -> copy.complete(null));
    }
}
