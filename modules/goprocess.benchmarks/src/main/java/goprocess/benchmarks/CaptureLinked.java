package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.ProcessGraph;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Captures a graph whose processes were all opened alone and linked later, as in Go. Each of them
 * may be a root, and the capture has to walk the graph to find out which ones are.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CaptureLinked {
    @Benchmark
    public ProcessGraph goprocess(Linked linked) {
        ProcessGraph graph = ProcessGraph.capture();
        Check.that("all are there", graph.live() >= linked.count);
        return graph;
    }

    /** What a graph looks like. */
    public enum Shape {
        /** Each is the child of the one before. */
        CHAIN,
        /** Half of them are children of one, and half wait for it. */
        HUB
    }

    /** A graph that stays open. */
    @State(Scope.Benchmark)
    public static class Linked {
        /** What it looks like. */
        @Param({"CHAIN", "HUB"})
        public Shape shape = Shape.CHAIN;

        /** How many processes it has. */
        @Param("100000")
        public int count;

        private final List<GoProcess> processes = new ArrayList<>();

        /** Opens and links them. */
        @Setup
        public void open() {
            processes.add(GoProcesses.withTeardown(() -> {}));
            for (int i = 1; i < count; i++) {
                GoProcess next = GoProcesses.withTeardown(() -> {});
                if (shape == Shape.CHAIN) {
                    processes.get(i - 1).addChild(next);
                } else if (i % 2 == 0) {
                    processes.get(0).addChild(next);
                } else {
                    next.waitFor(processes.get(0));
                }
                processes.add(next);
            }
        }

        /** Closes them. */
        @TearDown
        public void close() {
            processes.forEach(GoProcess::closeAsync);
            processes.forEach(GoProcess::close);
        }
    }
}
