package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.benchmarks.Heap.Measured;
import goprocess.benchmarks.peers.TaskScope;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * The memory of a function that runs and waits until it is asked to close, its thread included;
 * compared with a virtual thread that is only parked.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Fork(jvmArgsAppend = "--enable-preview")
public class RunningGo {
    private static final int COUNT = 100_000;

    @Benchmark
    public GoProcess goprocess(Bytes bytes) {
        Measured<GoProcess> measured = functions(COUNT);
        GoProcess parent = measured.things();
        bytes.heap = measured.bytes();
        Check.same("children", COUNT, Children.of(parent));
        parent.close();
        Check.closed(parent);
        return parent;
    }

    @Benchmark
    public Thread[] virtualThread(Bytes bytes) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(COUNT);
        Thread[] threads = new Thread[COUNT];
        Runnable runnable =
                () -> {
                    started.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        LockSupport.park();
                    }
                };
        Measured<Thread[]> measured =
                Heap.difference(
                        COUNT,
                        () -> {
                            for (int i = 0; i < COUNT; i++) {
                                threads[i] = Thread.startVirtualThread(runnable);
                            }
                            await(started);
                            return threads;
                        });
        bytes.heap = measured.bytes();
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return threads;
    }

    @Benchmark
    public TaskScope structuredTaskScope(Bytes bytes) {
        CountDownLatch started = new CountDownLatch(COUNT);
        CountDownLatch closing = new CountDownLatch(1);
        try (TaskScope scope = new TaskScope()) {
            Measured<TaskScope> measured =
                    Heap.difference(
                            COUNT,
                            () -> {
                                for (int i = 0; i < COUNT; i++) {
                                    scope.fork(
                                            () -> {
                                                started.countDown();
                                                closing.await();
                                                return true;
                                            });
                                }
                                await(started);
                                return scope;
                            });
            bytes.heap = measured.bytes();
            closing.countDown();
            scope.join();
            return scope;
        }
    }

    /** Functions under one parent that wait until they are asked to close. */
    static Measured<GoProcess> functions(int count) {
        CountDownLatch started = new CountDownLatch(count);
        ProcessFunction function =
                self -> {
                    started.countDown();
                    self.closing().await();
                };
        GoProcess parent = GoProcesses.named("parent").open();
        return Heap.difference(
                count,
                () -> {
                    for (int i = 0; i < count; i++) {
                        GoProcesses.goChild(parent, function);
                    }
                    await(started);
                    return parent;
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
