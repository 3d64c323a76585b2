package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.Heap.Measured;
import goprocess.benchmarks.peers.LockedObject;

import kotlinx.coroutines.CompletableJob;
import kotlinx.coroutines.JobKt;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

/**
 * The memory of a child that was opened under a parent and waits to be closed: no name, no
 * teardown, no function.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class IdleChild {
    private static final int HEAP = 1_000_000;
    // GraphLayout keeps a record for each object it has seen.
    private static final int LAYOUT = 100_000;

    @Benchmark
    public GoProcess goprocess(Bytes bytes) {
        return measure(bytes);
    }

    static GoProcess measure(Bytes bytes) {
        GoProcess few = process(1);
        GoProcess many = process(LAYOUT + 1);
        bytes.layout = (double) (Heap.reachable(many) - Heap.reachable(few)) / LAYOUT;
        Measured<GoProcess> measured = Heap.difference(HEAP, () -> process(HEAP));
        bytes.heap = measured.bytes();
        Check.same("children", HEAP, Children.of(measured.things()));
        measured.things().close();
        many.close();
        few.close();
        Check.closed(measured.things());
        return measured.things();
    }

    @Benchmark
    public LockedObject lockedObject(Bytes bytes) {
        LockedObject few = lockedObject(1);
        LockedObject many = lockedObject(LAYOUT + 1);
        bytes.layout = (double) (Heap.reachable(many) - Heap.reachable(few)) / LAYOUT;
        Measured<LockedObject> measured = Heap.difference(HEAP, () -> lockedObject(HEAP));
        bytes.heap = measured.bytes();
        measured.things().close();
        many.close();
        few.close();
        Check.that("the children are closed", !measured.things().hasChildren());
        return measured.things();
    }

    @Benchmark
    public CompletableJob kotlinxJob(Bytes bytes) {
        CompletableJob few = job(1);
        CompletableJob many = job(LAYOUT + 1);
        bytes.layout = (double) (Heap.reachable(many) - Heap.reachable(few)) / LAYOUT;
        Measured<CompletableJob> measured = Heap.difference(HEAP, () -> job(HEAP));
        bytes.heap = measured.bytes();
        measured.things().cancel(null);
        many.cancel(null);
        few.cancel(null);
        Check.that("the job is completed", measured.things().isCompleted());
        return measured.things();
    }

    private static GoProcess process(int children) {
        GoProcess parent = GoProcesses.named("parent").open();
        for (int i = 0; i < children; i++) {
            GoProcesses.withParent(parent);
        }
        return parent;
    }

    private static LockedObject lockedObject(int children) {
        LockedObject parent = new LockedObject(null, null);
        for (int i = 0; i < children; i++) {
            new LockedObject(parent, null);
        }
        return parent;
    }

    private static CompletableJob job(int children) {
        CompletableJob parent = JobKt.Job(null);
        for (int i = 0; i < children; i++) {
            JobKt.Job(parent);
        }
        return parent;
    }
}
