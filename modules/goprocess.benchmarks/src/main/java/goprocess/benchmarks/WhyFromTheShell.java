package goprocess.benchmarks;

import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.JvmCommand;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Asks another JVM why it does not close, as one does from a shell: a command is started, and has
 * written its answer and ended.
 *
 * <p>The command is {@code bin/goprocess} of this checkout, a script that starts a Java. That of
 * the image, which is what is handed out, is measured instead if it is named: {@code --jvm-arg
 * -Dgoprocess.benchmarks.launcher=FILE}.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WhyFromTheShell {
    static final String LAUNCHER = "goprocess.benchmarks.launcher";

    @Benchmark
    public String goprocess(Held held) throws IOException, InterruptedException {
        Answer answer = held.why();
        Check.that("it names the culprit: " + answer, answer.namesTheCulprit());
        return answer.text();
    }

    @Benchmark
    public String jcmd(Held held) throws IOException, InterruptedException {
        Answer answer = held.ask(JvmCommand.tool("jcmd").toString(), held.pid(), "Thread.print");
        Check.that("it lists the threads: " + answer, answer.text().contains("\"main\""));
        return answer.text();
    }

    /**
     * What a command wrote.
     *
     * @param status with which it ended
     * @param text what it wrote
     */
    record Answer(int status, String text) {
        /** The status says that something holds a close. */
        boolean namesTheCulprit() {
            return status == 1 && text.contains(HeldClose.CULPRIT);
        }
    }

    /** A JVM with a close that is held. */
    @State(Scope.Benchmark)
    public static class Held {
        /** Its socket is there within a second. */
        private static final int ATTEMPTS = 50;

        private final String launcher = System.getProperty(LAUNCHER, "");
        private @Nullable ChildJvm jvm;

        /**
         * Starts it, and waits until it can be asked.
         *
         * @throws IOException if it cannot be started
         * @throws InterruptedException if it is interrupted
         */
        @Setup
        public void start() throws IOException, InterruptedException {
            Check.that(
                    "-D" + LAUNCHER + " names the command, as bin/goprocess bench does",
                    !launcher.isEmpty());
            List<String> options = new ArrayList<>(ChildJvm.SMALL);
            options.add("-Dgoprocess.debug.stall=off"); // it would write to the terminal
            ChildJvm started = ChildJvm.start(JvmCommand.of(options, HeldClose.class));
            jvm = started;
            started.awaitLine(HeldClose.CLOSING);
            Answer answer = why();
            for (int i = 0; i < ATTEMPTS && !answer.namesTheCulprit(); i++) {
                answer = why();
            }
            Check.that("it can be asked: " + answer, answer.namesTheCulprit());
        }

        String pid() {
            return Objects.requireNonNull(jvm).pid();
        }

        Answer why() throws IOException, InterruptedException {
            return ask(launcher, "why", pid());
        }

        Answer ask(String... command) throws IOException, InterruptedException {
            Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] written = asked.getInputStream().readAllBytes();
            return new Answer(asked.waitFor(), new String(written, StandardCharsets.UTF_8));
        }

        /** Ends it. */
        @TearDown
        public void end() {
            if (jvm != null) {
                jvm.close();
            }
        }
    }
}
