package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.peers.LockedObject;
import goprocess.benchmarks.peers.MscContainer;

import kotlinx.coroutines.CompletableJob;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;

import org.jboss.msc.service.ServiceController;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.TimeUnit;

/** Opens a child under a parent that lives on, and closes the child. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChildOpenClose {
    @Benchmark
    public GoProcess goprocess(Parent parent) {
        return openAndClose(parent);
    }

    static GoProcess openAndClose(Parent parent) {
        GoProcess child = GoProcesses.withParent(parent.process);
        child.close();
        return child;
    }

    @Benchmark
    public LockedObject lockedObject(LockedParent parent) {
        LockedObject child = new LockedObject(parent.object, null);
        child.close();
        return child;
    }

    @Benchmark
    public Job kotlinxJob(ParentJob parent) {
        CompletableJob child = JobKt.Job(parent.job);
        child.complete();
        Check.that("the job is completed", child.isCompleted());
        return child;
    }

    @Benchmark
    public ServiceController<?> jbossMsc(Msc msc) {
        ServiceController<?> child = msc.container.open(() -> {}, msc.parent);
        msc.container.awaitStable();
        msc.container.remove(child);
        return child;
    }

    /** A process that lives as long as the benchmark; the threads share it. */
    @State(Scope.Benchmark)
    public static class Parent {
        final GoProcess process = GoProcesses.named("parent").open();

        /** The children are gone and the parent closes. */
        @TearDown
        public void check() {
            Check.same("children left", 0, Children.of(process));
            process.close();
            Check.closed(process);
        }
    }

    /** The parent of the floor. */
    @State(Scope.Benchmark)
    public static class LockedParent {
        final LockedObject object = new LockedObject(null, null);

        /** The parent closes. */
        @TearDown
        public void check() {
            Check.that("the children are gone", !object.hasChildren());
            object.close();
        }
    }

    /** The parent of the jobs. */
    @State(Scope.Benchmark)
    public static class ParentJob {
        final CompletableJob job = JobKt.Job(null);

        /** The parent closes. */
        @TearDown
        public void check() {
            Check.that("the children are gone", !job.getChildren().iterator().hasNext());
            Check.that("the parent completes", job.complete() && job.isCompleted());
        }
    }

    /** The parent of the services. */
    @State(Scope.Benchmark)
    public static class Msc {
        final MscContainer container = new MscContainer();
        final ServiceController<?> parent = container.open(() -> {});

        /** The parent stops. */
        @TearDown(Level.Trial)
        public void check() {
            container.stop(parent);
            Check.that("the parent is stopped", MscContainer.isStopped(parent));
            container.close();
        }
    }
}
