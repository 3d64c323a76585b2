package goprocess.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Closes a process when a stage completes. A stage may live for much longer than the process: once
 * the process is closed, the stage retains only an empty copy of itself, and nothing of the
 * process.
 */
final class StageLink {
    private StageLink() {}

    /**
     * Returns the stage as a future. This comes first, since not every stage supports it.
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
        // Completing the copy has no effect on the future. A completed copy retains nothing.
        CompletableFuture<?> copy = future.copy();
        var unused = copy.whenComplete((value, failure) -> process.closeAsync());
        process.closed().onRaised(() -> copy.complete(null));
    }
}
