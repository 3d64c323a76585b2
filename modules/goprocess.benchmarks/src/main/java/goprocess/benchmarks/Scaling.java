package goprocess.benchmarks;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.TimeUnit;

/** Opens a graph and closes its top: the cost of a process against the number of processes. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Scaling {
    private static final int LAYER = 100;

    /** What the graph looks like. */
    @Param({"WIDE", "DEEP", "LAYERED"})
    public Shape shape = Shape.WIDE;

    /** How many processes are below the top. */
    @Param("1000000")
    public int count;

    private GoProcess[] processes = {};

    @Benchmark
    public GoProcess goprocess() {
        processes = new GoProcess[count];
        GoProcess top = GoProcesses.named("top").open();
        for (int i = 0; i < count; i++) {
            processes[i] = shape.open(top, processes, i);
        }
        top.close();
        return top;
    }

    /** All are closed. */
    @TearDown(Level.Iteration)
    public void check() {
        Check.closed(processes);
    }

    /** What a graph looks like. */
    public enum Shape {
        /** All are children of the top. */
        WIDE {
            @Override
            GoProcess open(GoProcess top, GoProcess[] processes, int i) {
                return GoProcesses.withParent(top);
            }
        },
        /** Each is the child of the one before. */
        DEEP {
            @Override
            GoProcess open(GoProcess top, GoProcess[] processes, int i) {
                return GoProcesses.withParent(i == 0 ? top : processes[i - 1]);
            }
        },
        /** Layers of a hundred; each has two parents in the layer above. */
        LAYERED {
            @Override
            GoProcess open(GoProcess top, GoProcess[] processes, int i) {
                if (i < LAYER) {
                    return GoProcesses.withParent(top);
                }
                GoProcess child = GoProcesses.withParent(processes[i - LAYER]);
                boolean last = i % LAYER == LAYER - 1;
                processes[last ? i - 2 * LAYER + 1 : i - LAYER + 1].addChild(child);
                return child;
            }
        };

        abstract GoProcess open(GoProcess top, GoProcess[] processes, int i);
    }
}
