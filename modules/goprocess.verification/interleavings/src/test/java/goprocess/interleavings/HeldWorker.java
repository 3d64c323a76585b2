package goprocess.interleavings;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function that holds the close of worker is given up, by a call on worker or on app, while it
 * begins, runs and ends; so are teardowns that run at that moment. What is given up goes on, so
 * nothing is said of the order towards it: but it counts once, and everything closes.
 */
public final class HeldWorker {
    private final Exception failure = new Exception("of the function");
    private final AtomicInteger functionRan = new AtomicInteger();
    private final Called workerTorn = new Called();
    private final Called appTorn = new Called();
    private final GoProcess app = GoProcesses.named("app").teardown(appTorn::run).open();
    private Runnable thread;
    private final GoProcess worker =
            GoProcesses.named("worker")
                    .parent(app)
                    .threadFactory(this::held)
                    .go(
                            self -> {
                                functionRan.incrementAndGet();
                                throw failure;
                            });

    /** Made by Lincheck, for each interleaving. */
    public HeldWorker() {
        worker.setTeardown(workerTorn::run);
        worker.closeAsync();
    }

    /** A thread that is started, and has no processor until an operation lends it one. */
    private Thread held(Runnable task) {
        thread = task;
        return new Thread("worker") {
            @Override
            public void start() {}
        };
    }

    @Operation
    public void abandonWorker() {
        worker.abandon();
    }

    @Operation
    public void closeAndAbandonApp() {
        app.closeAsync();
        app.abandon();
    }

    /** The function runs here; not at all if it was given up before. */
    @Operation(runOnce = true)
    public void run() {
        boolean late = worker.closed().isRaised();
        thread.run();
        Diamond.ensure(!late || functionRan.get() == 0, "worker was closed, and its function ran");
    }

    /** Whatever happened, each of it counted once. */
    @Validate
    public void everythingCountsOnce() throws InterruptedException {
        app.closeAsync();
        app.abandon();
        app.closed().await();
        Diamond.ensure(functionRan.get() <= 1, "the function ran " + functionRan + " times");
        workerTorn.ensureOnce();
        appTorn.ensureOnce();
        long counted = failures().stream().filter(this::isOfTheFunction).count();
        Diamond.ensure(counted == 1, "the function counts " + counted + " times: " + failures());
    }

    private boolean isOfTheFunction(Throwable counted) {
        return counted == failure
                || counted instanceof AbandonedException
                        && counted.getMessage().startsWith("The function");
    }

    /** What worker failed with, and what came after that. */
    private List<Throwable> failures() {
        List<Throwable> all = new ArrayList<>();
        worker.err()
                .ifPresent(
                        first -> {
                            all.add(first);
                            all.addAll(List.of(first.getSuppressed()));
                        });
        return all;
    }
}
