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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Lists the closes of a recording, each with its length and the longest step of its path. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordedCloses {
    @Benchmark
    public List<?> goprocess(Opened opened) {
        return opened.list();
    }

    /** A recording that was opened, and not asked for anything before. */
    @State(Scope.Benchmark)
    public static class Opened {
        private static final int CHILDREN = 2;

        /** How many closes there were. */
        @Param("20000")
        public int count;

        private Path file = Path.of("");
        private @Nullable ProcessRecording recording;
        private List<Close> closes = List.of();

        /**
         * Has a program recorded.
         *
         * @throws IOException if it cannot be run
         * @throws InterruptedException if it is interrupted
         */
        @Setup
        public void record() throws IOException, InterruptedException {
            file = ManyCloses.record(count, CHILDREN);
        }

        /**
         * Opens the recording anew: it keeps what it has found out.
         *
         * @throws IOException if it cannot be read
         */
        @Setup(Level.Iteration)
        public void open() throws IOException {
            ProcessRecording opened = ProcessRecording.open(file);
            Check.that("nothing is missing: " + opened.missing(), opened.isComplete());
            recording = opened;
        }

        List<Close> list() {
            closes = Objects.requireNonNull(recording).closes();
            return closes;
        }

        /** All are listed, each with its children and with what took longest. */
        @TearDown(Level.Iteration)
        public void check() {
            Check.same("closes", count, closes.size());
            for (Close close : closes) {
                Check.that("it is finished: " + close, close.finished());
                Check.same("processes", CHILDREN + 1, close.processes());
                Check.that("it has a longest step: " + close, close.topStep().isPresent());
            }
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
