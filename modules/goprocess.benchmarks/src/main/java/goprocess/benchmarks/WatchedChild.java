package goprocess.benchmarks;

import goprocess.api.GoProcess;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

import java.util.concurrent.TimeUnit;

/**
 * Opens a child under a parent that lives on and closes it: the cost of being watched, where no
 * thread hides it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WatchedChild {
    @Benchmark
    public GoProcess unwatched(ChildOpenClose.Parent parent, Watching.Off watching) {
        return ChildOpenClose.openAndClose(parent);
    }

    @Benchmark
    public GoProcess debug(ChildOpenClose.Parent parent, Watching.Listening watching) {
        return ChildOpenClose.openAndClose(parent);
    }

    @Benchmark
    public GoProcess recording(ChildOpenClose.Parent parent, Watching.Recorded watching) {
        return ChildOpenClose.openAndClose(parent);
    }

    @Benchmark
    public GoProcess capture(ChildOpenClose.Parent parent, Watching.Captured watching) {
        return ChildOpenClose.openAndClose(parent);
    }

    @Benchmark
    public long events(BareEvents.Numbers numbers, Watching.RecordedBare watching) {
        return BareEvents.three(numbers);
    }
}
