package goprocess.verification.child.memory;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;

/**
 * A small graph, and what must have happened to each part of it in the end. What user code does
 * here needs no memory, so that every error is one of the library's.
 */
final class Service {
    /** Places in {@link #ran}: what must run once. */
    private static final int ROOT = 0;

    private static final int DB = 1;
    private static final int HTTP = 2;
    private static final int OTHER = 3;
    private static final int CLOSING_CALLBACK = 4;
    private static final int FIRST_CALLBACK = 5;

    /** Places in {@link #ran}: what an operation adds, and may be refused. */
    private static final int EXTRA = 6;

    private static final int EXTRA_FUNCTION = 7;

    final GoProcess root = GoProcesses.named("root").teardown(() -> ran(ROOT)).open();
    final GoProcess other = GoProcesses.named("other").teardown(() -> ran(OTHER)).open();
    final GoProcess loose = GoProcesses.named("loose").open();

    private final AtomicIntegerArray ran = new AtomicIntegerArray(EXTRA_FUNCTION + 1);
    private volatile Thread workerThread;

    /** What an operation opened. */
    GoProcess opened;

    boolean withoutTeardown;

    Service() {
        GoProcess db = GoProcesses.named("db").parent(root).teardown(() -> ran(DB)).open();
        GoProcesses.named("http").parent(root).waitFor(db).teardown(() -> ran(HTTP)).open();
        GoProcesses.named("worker")
                .parent(root)
                .interruptAfter(Duration.ofDays(1))
                // A virtual thread that cannot be woken for want of memory the JDK never wakes.
                .threadFactory(Thread.ofPlatform().daemon().factory())
                .go(
                        self -> {
                            workerThread = Thread.currentThread();
                            self.closing().await();
                        });
        root.closing().onRaised(() -> ran(CLOSING_CALLBACK));
        Signal.anyOf(root.closed(), other.closed()).onRaised(() -> ran(FIRST_CALLBACK));
        while (workerThread == null || workerThread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private void ran(int place) {
        ran.incrementAndGet(place);
    }

    /** A teardown of what an operation opens. */
    void tearDownExtra() {
        ran(EXTRA);
    }

    /** A function of what an operation opens. */
    void runExtra(GoProcess self) {
        ran(EXTRA_FUNCTION);
    }

    /** Counts the links from the open parts. */
    int links() {
        int[] count = new int[1];
        for (GoProcess process : new GoProcess[] {root, other, loose}) {
            ProcessNode node = ProcessProvider.installed().node(process);
            node.forEachLink(link -> count[0]++);
            node.forEachLinkFrom(link -> count[0]++);
        }
        return count[0];
    }

    /** Closes everything and complains of what is not as it must be. */
    void ensureItCloses(boolean refused) {
        List<GoProcess> all =
                Stream.of(root, other, loose, opened).filter(Objects::nonNull).toList();
        all.forEach(GoProcess::closeAsync);
        for (GoProcess process : all) {
            process.close(
                    Duration.ofMinutes(1)); // this long only if it hangs, and then it says where
        }
        while (ran.get(FIRST_CALLBACK) == 0) { // it may still be about to run, after the close
            Thread.onSpinWait();
        }
        for (int i = ROOT; i <= FIRST_CALLBACK; i++) {
            ensure(ran.get(i) == 1, "number " + i + " ran once", ran);
        }
        ensure(ran.get(EXTRA) <= 1, "the new teardown ran once at most", ran);
        ensure(ran.get(EXTRA_FUNCTION) <= 1, "the new function ran once at most", ran);
        ensure(!refused || ran.get(EXTRA_FUNCTION) == 0, "a refused function never runs", ran);
        if (opened != null && !withoutTeardown) {
            ensure(ran.get(EXTRA) == 1, "the teardown of what was opened ran", ran);
        }
    }

    static void ensure(boolean condition, String what, Object seen) {
        if (!condition) {
            throw new AssertionError("not so: " + what + ", but " + seen);
        }
    }
}
