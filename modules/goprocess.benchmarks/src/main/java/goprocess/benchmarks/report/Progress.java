package goprocess.benchmarks.report;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.util.Statistics;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** One line for each benchmark as it ends, instead of JMH's one for each iteration. */
public final class Progress implements OutputFormat {
    private static final int LINES_OF_FAILURE = 12;

    private final PrintStream out;
    private final int total;
    private final long begun = System.nanoTime();
    private int done;
    private int linesOfFailure;

    /**
     * Shows how far the run is.
     *
     * @param out where to
     * @param total how many benchmarks there are
     */
    public Progress(PrintStream out, int total) {
        this.out = out;
        this.total = total;
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        Duration past = Duration.ofNanos(System.nanoTime() - begun);
        out.printf(
                Locale.ROOT,
                "[%2d/%d %2d:%02d] %-42s",
                ++done,
                total,
                past.toMinutes(),
                past.toSecondsPart(),
                name(params));
        out.flush();
    }

    @Override
    public void endBenchmark(BenchmarkResult result) {
        linesOfFailure = 0;
        if (result == null) {
            out.println("  failed");
            return;
        }
        Result<?> primary = result.getPrimaryResult();
        Statistics statistics = primary.getStatistics();
        out.printf(
                Locale.ROOT,
                "%,12.1f %s  (%,.1f to %,.1f)",
                primary.getScore(),
                primary.getScoreUnit(),
                statistics.getMin(),
                statistics.getMax());
        result.getSecondaryResults()
                .forEach(
                        (label, secondary) -> {
                            if (Extra.isShown(label)) {
                                out.printf(
                                        Locale.ROOT,
                                        "  %s %,.1f",
                                        Extra.shortName(label),
                                        secondary.getScore());
                            }
                        });
        out.println();
    }

    private static String name(BenchmarkParams params) {
        String full = params.getBenchmark();
        String inClass = full.substring(full.lastIndexOf('.', full.lastIndexOf('.') - 1) + 1);
        StringBuilder name = new StringBuilder(inClass.replace('.', ' '));
        for (String key : params.getParamsKeys()) {
            name.append(' ').append(params.getParam(key));
        }
        return name.toString();
    }

    @Override
    public void println(String line) {
        // JMH reports here, among many other things, why a benchmark failed.
        if (line.contains("<failure>")) {
            linesOfFailure = LINES_OF_FAILURE;
        }
        line.lines()
                .limit(linesOfFailure)
                .forEach(
                        shown -> {
                            out.println(shown);
                            linesOfFailure--;
                        });
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark,
            IterationParams params,
            int iteration,
            IterationResult data) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> result) {}

    @Override
    public void print(String text) {
        println(text);
    }

    @Override
    public void verbosePrintln(String line) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] b) {}

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {}
}
