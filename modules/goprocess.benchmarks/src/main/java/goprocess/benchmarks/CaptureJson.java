package goprocess.benchmarks;

import com.sun.management.HotSpotDiagnosticMXBean;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.benchmarks.peers.TaskScope;
import goprocess.debug.ProcessGraph;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Captures a million idle children of one parent and writes them as JSON to a file. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = "--enable-preview")
public class CaptureJson {
    static final int COUNT = 1_000_000;
    static final int SCOPES = 8_000;

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long goprocess(Processes state) throws IOException {
        try (OutputStream out = Files.newOutputStream(state.file)) {
            ProcessGraph.capture().writeJson(out);
        }
        return Files.size(state.file);
    }

    @Benchmark
    @OperationsPerInvocation(SCOPES)
    public long threadDump(Scopes state) throws IOException {
        // The dump has to create the file itself.
        Files.deleteIfExists(state.file);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(state.file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.size(state.file);
    }

    /** Idle processes. */
    @State(Scope.Benchmark)
    public static class Processes {
        private static final long GROWTH_ALLOWED = 1 << 20;

        final GoProcess parent = GoProcesses.named("parent").open();
        Path file = Path.of("");

        /**
         * Opens them.
         *
         * @throws IOException if there can be no file
         */
        @Setup
        public void open() throws IOException {
            file = Files.createTempFile("goprocess", ".json");
            for (int i = 0; i < COUNT; i++) {
                GoProcesses.withParent(parent);
            }
        }

        /**
         * Checks that all processes were written, and that the memory for writing does not grow
         * with the file.
         *
         * @throws IOException if the file cannot be read
         */
        @TearDown
        public void check() throws IOException {
            Check.that("the file holds them all", Files.size(file) > COUNT * 20L);
            Files.delete(file);
            HeapWhileWriting out = new HeapWhileWriting();
            ProcessGraph.capture().writeJson(out);
            Check.that("the heap is looked at often", out.looks() > 10);
            Check.that("the heap does not grow with the file", out.growth() < GROWTH_ALLOWED);
            parent.close();
            Check.closed(parent);
        }
    }

    /** Scopes of the JDK, each with a thread that waits. */
    @State(Scope.Benchmark)
    public static class Scopes {
        Path file = Path.of("");
        private final CountDownLatch closing = new CountDownLatch(1);
        private final Thread[] owners = new Thread[SCOPES];

        /**
         * Opens them.
         *
         * @throws InterruptedException if it is interrupted
         * @throws IOException if there can be no file
         */
        @Setup
        public void open() throws InterruptedException, IOException {
            file = Files.createTempFile("threads", ".json");
            CountDownLatch opened = new CountDownLatch(SCOPES);
            for (int i = 0; i < SCOPES; i++) {
                owners[i] = Thread.startVirtualThread(() -> holdOpen(opened));
            }
            opened.await();
        }

        private void holdOpen(CountDownLatch opened) {
            try (TaskScope scope = new TaskScope()) {
                scope.fork(
                        () -> {
                            opened.countDown();
                            closing.await();
                            return true;
                        });
                scope.join();
            }
        }

        /**
         * All are closed.
         *
         * @throws IOException if the file cannot be deleted
         * @throws InterruptedException if it is interrupted
         */
        @TearDown
        public void close() throws IOException, InterruptedException {
            Files.delete(file);
            closing.countDown();
            for (Thread owner : owners) {
                owner.join();
            }
        }
    }
}
