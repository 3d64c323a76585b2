package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes 100,000 children whose teardowns compute, and says how many threads that took. */
public final class SlowTeardowns {
    private static final int CHILDREN = 100_000;
    private static final int TURNS = 1_000;

    private SlowTeardowns() {}

    public static void main(String[] none) {
        AtomicInteger ended = new AtomicInteger();
        GoProcess top = GoProcesses.named("top").open();
        for (int i = 0; i < CHILDREN; i++) {
            GoProcesses.named("child")
                    .parent(top)
                    .teardown(
                            () -> {
                                compute();
                                ended.incrementAndGet();
                            })
                    .open();
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.resetPeakThreadCount();
        int before = threads.getPeakThreadCount();

        top.close();

        Say.line(ended + " torn down");
        Say.line(threads.getPeakThreadCount() - before + " threads");
    }

    private static void compute() {
        for (int i = 0; i < TURNS; i++) {
            Thread.onSpinWait();
        }
    }
}
