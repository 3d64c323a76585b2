package goprocess.benchmarks;

import static goprocess.benchmarks.report.Contender.GOPROCESS;
import static goprocess.benchmarks.report.Contender.JBOSS_MSC;
import static goprocess.benchmarks.report.Contender.RESILIENCE4J_BULKHEAD;
import static goprocess.benchmarks.report.Contender.SEMAPHORE;
import static goprocess.benchmarks.report.Contender.STRUCTURED_TASK_SCOPE;
import static goprocess.benchmarks.report.Contender.THREAD_DUMP;

import goprocess.benchmarks.peers.TaskScope;
import goprocess.benchmarks.report.Contender;

import org.openjdk.jmh.annotations.Benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One benchmark to be run: a contender of a row, and the values of its parameters.
 *
 * @param row which row
 * @param contender who
 * @param variant what distinguishes it from others of that contender, or empty
 * @param parameters of the benchmark
 * @param operations how many operations of the row JMH counts as one
 */
record Plan(
        Row row,
        Contender contender,
        String variant,
        Map<String, String> parameters,
        int operations) {

    /** The largest graph for calls whose cost was once quadratic. */
    private static final int LARGEST_LINKED = 100_000;

    /** All benchmarks of a row. */
    static List<Plan> of(Row row, Form form) {
        return switch (row) {
            case CHURN -> {
                String seconds = Integer.toString(form.secondsOfChurn());
                yield List.of(
                        new Plan(
                                row,
                                GOPROCESS,
                                seconds + " seconds from two threads",
                                Map.of("seconds", seconds),
                                1));
            }
            case OPEN_RECORDING ->
                    List.of(recorded(row, form, form.recordedProcesses(), "processes"));
            case RECORDED_CLOSES -> List.of(recorded(row, form, form.recordedCloses(), "closes"));
            case FULL_LIMITER -> limits(form.largestLimit());
            case SCALING -> growing(row, "shape", Scaling.Shape.values(), form.largest());
            case GROWING -> growing(row, "call", Growing.Call.values(), LARGEST_LINKED);
            case CAPTURE_LINKED ->
                    growing(row, "shape", CaptureLinked.Shape.values(), LARGEST_LINKED);
            default ->
                    Stream.of(Contender.values())
                            .filter(contender -> isMeasured(row, contender))
                            .map(
                                    contender ->
                                            new Plan(
                                                    row,
                                                    contender,
                                                    smaller(row, contender),
                                                    Map.of(),
                                                    1))
                            .toList();
        };
    }

    /** Of a recording, which is smaller than the title of the row says where that is enough. */
    private static Plan recorded(Row row, Form form, int count, String things) {
        return new Plan(
                row,
                GOPROCESS,
                form == Form.CHECK ? String.format(Locale.ROOT, "%,d %s", count, things) : "",
                Map.of("count", Integer.toString(count)),
                1);
    }

    /** The note in the table for a contender that does less than the title of the row says. */
    private static String smaller(Row row, Contender contender) {
        return switch (row) {
            case CLOSE_CHAIN ->
                    switch (contender) {
                        case KOTLINX_JOB -> String.format(Locale.ROOT, "%,d deep", CloseChain.JOBS);
                        case JBOSS_MSC ->
                                String.format(Locale.ROOT, "%,d deep", CloseChain.SERVICES);
                        default -> "";
                    };
            case CLOSE_LAYERED ->
                    contender == JBOSS_MSC
                            ? CloseLayered.SERVICES / CloseLayered.WIDTH + " layers"
                            : "";
            case CAPTURE_JSON ->
                    contender == THREAD_DUMP
                            ? String.format(Locale.ROOT, "%,d scopes", CaptureJson.SCOPES)
                            : "";
            default -> "";
        };
    }

    private static boolean isMeasured(Row row, Contender contender) {
        return row.includes(contender)
                && (TaskScope.isAvailable() || !needsTaskScope(contender))
                && Stream.of(row.benchmark().getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .anyMatch(method -> method.getName().equals(contender.methodName()));
    }

    private static boolean needsTaskScope(Contender contender) {
        return contender == STRUCTURED_TASK_SCOPE || contender == THREAD_DUMP;
    }

    /**
     * The limit grows, and the time should not. The others only count, so their limit does not
     * matter.
     */
    private static List<Plan> limits(int largest) {
        List<Plan> plans = new ArrayList<>();
        for (int limit = 100; limit <= largest; limit *= 10) {
            plans.add(limited(GOPROCESS, limit));
        }
        plans.add(limited(SEMAPHORE, largest));
        plans.add(limited(RESILIENCE4J_BULKHEAD, largest));
        return plans;
    }

    private static Plan limited(Contender contender, int limit) {
        return new Plan(
                Row.FULL_LIMITER,
                contender,
                String.format(Locale.ROOT, "a limit of %,d", limit),
                Map.of("limit", Integer.toString(limit)),
                1);
    }

    /** Each kind of a row at sizes that grow by tens. */
    private static List<Plan> growing(Row row, String parameter, Enum<?>[] kinds, int most) {
        List<Plan> plans = new ArrayList<>();
        for (Enum<?> kind : kinds) {
            for (int count = 1_000; count <= most; count *= 10) {
                plans.add(
                        new Plan(
                                row,
                                GOPROCESS,
                                String.format(Locale.ROOT, "%s, %,d", inWords(kind), count),
                                Map.of(parameter, kind.name(), "count", Integer.toString(count)),
                                count));
            }
        }
        return plans;
    }

    private static String inWords(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The benchmark method, as JMH knows it. */
    String benchmark() {
        return row.benchmark().getName() + "." + contender.methodName();
    }

    /** Whether goprocess.debug has to be on the class path. */
    boolean needsDebug() {
        return row.needsDebug(contender);
    }
}
