package goprocess.benchmarks;

import goprocess.benchmarks.report.Measurement;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Has JMH run one benchmark after the other. */
final class Measuring {
    private final Form form;
    private final List<String> jvmArguments;
    private final OutputFormat progress;
    private final String plainPath = System.getProperty("java.class.path");
    private final String debugPath =
            plainPath + File.pathSeparator + System.getProperty("goprocess.benchmarks.debug", "");

    Measuring(Form form, List<String> jvmArguments, OutputFormat progress) {
        this.form = form;
        this.jvmArguments = jvmArguments;
        this.progress = progress;
    }

    /** Runs a benchmark; empty if it failed, which has been shown. */
    Optional<Measurement> measure(Plan plan) throws RunnerException {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + Pattern.quote(plan.benchmark()) + "$")
                        .threads(plan.row().threads())
                        .jvmArgs(jvmArguments(plan))
                        .shouldFailOnError(false);
        if (!plan.row().isElsewhere()) {
            options.addProfiler(GCProfiler.class);
        }
        plan.parameters().forEach(options::param);
        iterations(plan, options);
        // Where JMH takes the class path of the JVMs it starts from.
        System.setProperty("java.class.path", plan.needsDebug() ? debugPath : plainPath);
        Collection<RunResult> results = new Runner(options.build(), progress).run();
        return results.stream()
                .findAny()
                .map(
                        result ->
                                Measurement.of(
                                        plan.contender(),
                                        plan.variant(),
                                        plan.row().unit(),
                                        plan.operations(),
                                        result));
    }

    private void iterations(Plan plan, ChainedOptionsBuilder options) {
        boolean slow = plan.contender().isSlow() || plan.row().isSlow();
        if (plan.row().measuresMemory()) {
            // One iteration, because sizes do not vary, and JMH adds up the counts of iterations
            // and forks. It is warmed up, because the frames of code that is not compiled yet are
            // larger.
            int warmups = plan.row() == Row.CHURN ? 0 : 10;
            options.warmupIterations(warmups).measurementIterations(1).forks(1);
        } else if (plan.row() == Row.WATCHED_FIRST) {
            options.warmupIterations(0).measurementIterations(1).forks(2 * form.jvms());
        } else if (plan.row().grows()) {
            // Enough rounds that the compiler has finished with the small ones.
            int warmups = Math.clamp(2_000_000 / plan.operations(), 2, 1_000);
            int iterations = Math.clamp(1_000_000 / plan.operations(), 5, 50);
            options.warmupIterations(warmups).measurementIterations(iterations).forks(1);
        } else if (isSingleShot(plan)) {
            options.warmupIterations(slow ? 1 : form.shotsToWarmUp());
            options.measurementIterations(slow ? Math.min(form.shots(), 3) : form.shots());
            options.forks(slow ? 1 : form.jvms());
        } else {
            TimeValue time = TimeValue.milliseconds(form.milliseconds());
            options.warmupTime(time).measurementTime(time);
            options.warmupIterations(form.iterations()).measurementIterations(form.iterations());
            options.forks(slow ? 1 : form.jvms());
        }
    }

    private static boolean isSingleShot(Plan plan) {
        BenchmarkMode mode = plan.row().benchmark().getAnnotation(BenchmarkMode.class);
        return mode.value()[0] == Mode.SingleShotTime;
    }

    private String[] jvmArguments(Plan plan) {
        List<String> arguments = new ArrayList<>();
        String heap = heap(plan);
        arguments.add("-Xms" + heap);
        arguments.add("-Xmx" + heap);
        // Otherwise the first gigabytes would measure how fast the operating system provides
        // memory.
        arguments.add("-XX:+AlwaysPreTouch");
        arguments.add("-XX:+UseG1GC");
        // JOL asks the JVM for the size of objects.
        arguments.add("-Djdk.attach.allowAttachSelf");
        arguments.add("-XX:+EnableDynamicAgentLoading");
        if (Runtime.version().feature() >= 24) {
            // JMH and JOL use it, and the JDK would print a warning each time.
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        String launcher = System.getProperty(WhyFromTheShell.LAUNCHER, "");
        arguments.add("-D" + WhyFromTheShell.LAUNCHER + "=" + launcher);
        arguments.addAll(jvmArguments);
        return arguments.toArray(new String[0]);
    }

    private static String heap(Plan plan) {
        if (plan.row() == Row.OPEN_RECORDING) {
            return "512m"; // the budget of the row says so
        }
        // Enough for ten million processes in the full form; otherwise the same for everything.
        return plan.operations() > 1_000_000 ? "6g" : "3g";
    }
}
