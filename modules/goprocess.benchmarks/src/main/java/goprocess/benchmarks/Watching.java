package goprocess.benchmarks;

import goprocess.debug.ProcessGraph;
import goprocess.spi.ProcessListener;

import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The ways in which processes may be watched. Each of them checks that it is in effect. */
public final class Watching {
    private Watching() {}

    private static boolean isListened() {
        return ServiceLoader.load(ProcessListener.class).findFirst().isPresent();
    }

    /** Debug is not on the path. */
    @State(Scope.Benchmark)
    public static class Off {
        /** Checks that there is no listener. */
        @Setup
        public void check() {
            Check.that("nobody listens", !isListened());
        }
    }

    /** Debug is on the path, and nothing is recorded. */
    @State(Scope.Benchmark)
    public static class Listening {
        /** Checks that there is a listener. */
        @Setup
        public void check() {
            Check.that("somebody listens", isListened());
        }
    }

    /** A recording with the settings that the JDK calls default. */
    @State(Scope.Benchmark)
    public static class Recorded {
        // The disk is not to be measured, so old chunks are dropped. But a chunk grows for a second
        // before the next one follows, and more than the last one must be left.
        private static final long MOST_BYTES = 2_000_000_000;

        private final Recording recording = new Recording();

        /**
         * Records from here.
         *
         * @throws IOException if the settings cannot be read
         * @throws ParseException if they are none
         */
        @Setup
        public void start() throws IOException, ParseException {
            Check.that("somebody listens", isListened());
            recording.setSettings(Configuration.getConfiguration("default").getSettings());
            recording.setMaxSize(MOST_BYTES);
            recording.start();
        }

        /**
         * Ends it; processes were recorded.
         *
         * @throws IOException if it cannot be read
         */
        @TearDown
        public void stop() throws IOException {
            Path file = Files.createTempFile("goprocess", ".jfr");
            try (Recording stopped = recording) {
                stopped.stop();
                stopped.dump(file);
                Check.that("a close was recorded", has(closed(), file));
            } finally {
                Files.delete(file);
            }
        }

        /** What the event of a close is called. */
        String closed() {
            return "goprocess.Closed";
        }

        private static boolean has(String name, Path file) throws IOException {
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    if (events.readEvent().getEventType().getName().equals(name)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** The same, of events without processes. */
    @State(Scope.Benchmark)
    public static class RecordedBare extends Recorded {
        @Override
        String closed() {
            return BareEvents.CLOSED;
        }
    }

    /** A recording, and each second a capture of everything, written as JSON. */
    @State(Scope.Benchmark)
    public static class Captured extends Recorded {
        private final AtomicLong captures = new AtomicLong();
        private Future<?> capturing = CompletableFuture.completedFuture(null);
        private final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

        /** Captures from here; JMH has begun the recording before. */
        @Setup
        public void startCapturing() {
            capturing = timer.scheduleAtFixedRate(this::capture, 0, 1, TimeUnit.SECONDS);
        }

        private void capture() {
            try {
                ProcessGraph.capture().writeJson(OutputStream.nullOutputStream());
                captures.incrementAndGet();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** All went well. */
        @TearDown
        public void stopCapturing() {
            Check.that("no capture failed", !capturing.isDone());
            timer.close();
            Check.that("the graph was captured", captures.get() > 0);
        }
    }
}
