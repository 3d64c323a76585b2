package goprocess.benchmarks;

import goprocess.debug.recording.Close;
import goprocess.debug.recording.ProcessRecording;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Reads a recording of many processes that were opened and closed, a thousand at a time. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenRecording {
    @Benchmark
    public Instant goprocess(Recorded recorded) throws IOException {
        return recorded.open();
    }

    /** The file of a recording. */
    @State(Scope.Benchmark)
    public static class Recorded {
        private static final int CHILDREN = 1_000;

        /** How many children were opened in all; there is a parent for each thousand. */
        @Param("1000000")
        public int count;

        private Path file = Path.of("");
        private @Nullable ProcessRecording recording;

        /**
         * Has a program recorded.
         *
         * @throws IOException if it cannot be run
         * @throws InterruptedException if it is interrupted
         */
        @Setup
        public void record() throws IOException, InterruptedException {
            file = ManyCloses.record(count / CHILDREN, CHILDREN);
        }

        Instant open() throws IOException {
            ProcessRecording opened = ProcessRecording.open(file);
            recording = opened;
            return opened.end();
        }

        /** All processes were read, and nothing is missing; then there is room for the next. */
        @TearDown(Level.Iteration)
        public void check() {
            ProcessRecording opened = Objects.requireNonNull(recording);
            Check.that("nothing is missing: " + opened.missing(), opened.isComplete());
            Check.same(
                    "processes",
                    count + count / CHILDREN,
                    opened.closes().stream().mapToInt(Close::processes).sum());
            recording = null;
        }

        /**
         * Deletes the file.
         *
         * @throws IOException if it cannot be deleted
         */
        @TearDown
        public void delete() throws IOException {
            Files.delete(file);
        }
    }
}
