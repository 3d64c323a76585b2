package goprocess.benchmarks;

import goprocess.api.GoProcess;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;

/**
 * The memory of a child that waits to be closed, as in {@link IdleChild}, with the data for a
 * listener.
 */
@BenchmarkMode(Mode.SingleShotTime)
public class WatchedIdleChild {
    @Benchmark
    public GoProcess unwatched(Bytes bytes, Watching.Off watching) {
        return IdleChild.measure(bytes);
    }

    @Benchmark
    public GoProcess debug(Bytes bytes, Watching.Listening watching) {
        return IdleChild.measure(bytes);
    }
}
