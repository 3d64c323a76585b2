package goprocess.benchmarks;

import static goprocess.benchmarks.report.Contender.COMPLETABLE_FUTURE;
import static goprocess.benchmarks.report.Contender.GUAVA_SERVICE_MANAGER;
import static goprocess.benchmarks.report.Contender.KOTLINX_JOB;
import static goprocess.benchmarks.report.Contender.LOCKED_OBJECT;
import static goprocess.benchmarks.report.Contender.STRUCTURED_TASK_SCOPE;
import static goprocess.benchmarks.report.Contender.THREAD_DUMP;

import com.google.common.util.concurrent.ServiceManager;

import goprocess.benchmarks.peers.GuavaService;
import goprocess.benchmarks.peers.LockedObject;
import goprocess.benchmarks.peers.TaskScope;
import goprocess.benchmarks.report.Contender;
import goprocess.benchmarks.report.Section.Refusal;

import kotlinx.coroutines.ChildJob;
import kotlinx.coroutines.CompletableJob;
import kotlinx.coroutines.DisposableHandle;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * Finds out by trying what a contender cannot do. It also reports an attempt that succeeds after
 * all.
 */
final class Attempts {
    private static final int DEEPEST = 100_000;

    private Attempts() {}

    /** Tries what cannot be measured in a row. */
    static List<Refusal> at(Row row) throws Exception {
        List<Refusal> refusals = new ArrayList<>();
        switch (row) {
            case OPEN_CLOSE -> attempt(refusals, STRUCTURED_TASK_SCOPE, Attempts::teardownOfAScope);
            case CHILD_OPEN_CLOSE -> {
                attempt(refusals, COMPLETABLE_FUTURE, Attempts::childrenOfAFuture);
                attempt(refusals, STRUCTURED_TASK_SCOPE, Attempts::forkFromAnotherThread);
                attempt(refusals, GUAVA_SERVICE_MANAGER, Attempts::addToAManager);
            }
            case CLOSE_CHILDREN ->
                    attempt(refusals, STRUCTURED_TASK_SCOPE, Attempts::closeTheOuterScope);
            case CLOSE_CHAIN -> {
                attempt(refusals, LOCKED_OBJECT, () -> deepest(Attempts::closesObjects));
                attempt(refusals, KOTLINX_JOB, () -> deepest(Attempts::closesJobs));
                attempt(refusals, STRUCTURED_TASK_SCOPE, Attempts::closeTheOuterScope);
                attempt(refusals, GUAVA_SERVICE_MANAGER, Attempts::orderOfAManager);
            }
            case CLOSE_LAYERED -> {
                attempt(refusals, KOTLINX_JOB, Attempts::secondParentOfAJob);
                attempt(refusals, STRUCTURED_TASK_SCOPE, Attempts::forkFromAnotherThread);
                attempt(refusals, GUAVA_SERVICE_MANAGER, Attempts::orderOfAManager);
            }
            case CAPTURE_JSON -> attempt(refusals, THREAD_DUMP, NestedScopes::dump);
            default -> {}
        }
        return refusals;
    }

    private static void attempt(
            List<Refusal> refusals, Contender contender, Callable<String> attempt)
            throws Exception {
        // A new thread, so that the size of the stack does not depend on the caller.
        FutureTask<String> task = new FutureTask<>(attempt);
        Thread.ofPlatform().start(task);
        try {
            refusals.add(new Refusal(contender, task.get()));
        } catch (ExecutionException e) {
            refusals.add(new Refusal(contender, "the attempt itself failed: " + e.getCause()));
        }
    }

    private static String childrenOfAFuture() {
        CompletableFuture<Void> parent = new CompletableFuture<>();
        for (int i = 0; i < DEEPEST; i++) {
            parent.thenRun(() -> {}).complete(null);
        }
        return String.format(
                "the parent keeps what has ended: %,d dependents after %,d children",
                parent.getNumberOfDependents(), DEEPEST);
    }

    private static String forkFromAnotherThread() {
        try (TaskScope scope = new TaskScope()) {
            FutureTask<Object> fork = new FutureTask<>(() -> scope.fork(() -> true));
            Thread.startVirtualThread(fork);
            String happened = "a task may have one scope, and only its owner adds to it: ";
            try {
                fork.get();
                happened += "but it was added";
            } catch (Exception e) {
                happened += e.getCause();
            }
            scope.join();
            return happened;
        }
    }

    private static String teardownOfAScope() throws ClassNotFoundException {
        Class<?> scope = Class.forName("java.util.concurrent.StructuredTaskScope");
        boolean takesOne =
                Stream.of(scope.getMethods())
                        .filter(method -> method.getParameterCount() > 0)
                        .anyMatch(
                                method ->
                                        method.getParameterTypes()[0] == Runnable.class
                                                && !method.getName().equals("fork"));
        return takesOne
                ? "but a method takes a Runnable"
                : "no teardown: no method takes one, and the end of a scope runs nothing of ours";
    }

    // That library marks internal methods as deprecated; their behaviour is tested here.
    @SuppressWarnings("deprecation")
    private static String secondParentOfAJob() {
        Job first = JobKt.Job(null);
        Job second = JobKt.Job(null);
        CompletableJob child = JobKt.Job(first);
        DisposableHandle detach = second.attachChild((ChildJob) child);
        boolean kept = second.getChildren().iterator().hasNext();
        second.cancel(null);
        String happened =
                String.format(
                        "one parent: Job(parent) takes no second; forced by the internal"
                                + " attachChild, the second %s the child, and its cancel %s it",
                        kept ? "lists" : "does not list",
                        child.isCancelled() ? "cancels" : "leaves");
        detach.dispose();
        first.cancel(null);
        return happened;
    }

    private static String closeTheOuterScope() {
        TaskScope outer = new TaskScope();
        TaskScope inner = new TaskScope();
        try {
            outer.close();
            return "but the outer scope closed the inner one";
        } catch (RuntimeException e) {
            return "a scope does not close those within it: " + e.getClass().getName();
        } finally {
            inner.close();
        }
    }

    private static String addToAManager() {
        boolean adds =
                List.of(ServiceManager.class.getMethods()).stream()
                        .anyMatch(
                                method ->
                                        method.getName().startsWith("add")
                                                && !method.getName().equals("addListener"));
        return adds
                ? "but there is a method to add a service"
                : "the services are given to the constructor; nothing adds one later";
    }

    private static String orderOfAManager() {
        List<Integer> stopped = Collections.synchronizedList(new ArrayList<>());
        ServiceManager manager =
                new ServiceManager(
                        List.of(
                                new GuavaService(() -> stopped.add(0)),
                                new GuavaService(() -> stopped.add(1)),
                                new GuavaService(() -> stopped.add(2))));
        manager.startAsync().awaitHealthy();
        manager.stopAsync().awaitStopped();
        return "services do not depend on each other; three stopped in the order " + stopped;
    }

    /** The least depth at which closing from the top fails. */
    private static String deepest(DepthAttempt attempt) {
        for (int depth = 500; depth <= DEEPEST; depth *= 2) {
            try {
                attempt.close(depth);
            } catch (Throwable e) {
                return String.format("%s at a depth of %,d", rootCause(e), depth);
            }
        }
        return String.format("but closed %,d", DEEPEST);
    }

    private static String rootCause(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private static void closesObjects(int depth) {
        LockedObject top = new LockedObject(null, null);
        LockedObject bottom = top;
        for (int i = 1; i < depth; i++) {
            bottom = new LockedObject(bottom, null);
        }
        top.close();
    }

    private static void closesJobs(int depth) {
        Job top = JobKt.Job(null);
        Job bottom = top;
        for (int i = 1; i < depth; i++) {
            bottom = JobKt.Job(bottom);
        }
        top.cancel(null);
    }

    /** Closes a chain from its top. */
    private interface DepthAttempt {
        void close(int depth);
    }
}
