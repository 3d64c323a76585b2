package goprocess.benchmarks.report;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What was measured of one contender in one row.
 *
 * @param contender who
 * @param variant which of several measurements of that contender, or empty
 * @param value the median
 * @param low the least
 * @param high the most
 * @param allocated bytes for each operation, or NaN
 * @param remark more to know, or empty
 */
public record Measurement(
        Contender contender,
        String variant,
        double value,
        double low,
        double high,
        double allocated,
        String remark) {

    /**
     * Reads what JMH measured.
     *
     * @param contender who
     * @param variant which of several, or empty
     * @param unit what the row is measured in
     * @param operations how many operations JMH took for one
     * @param result what JMH measured
     * @return the measurement
     */
    public static Measurement of(
            Contender contender, String variant, Unit unit, double operations, RunResult result) {
        if (unit == Unit.BYTES) {
            double heap = extra(result, Extra.HEAP);
            double layout = extra(result, Extra.LAYOUT);
            String remark = layout > 0 ? "by object layout " + unit.format(layout) : "";
            return new Measurement(contender, variant, heap, heap, heap, Double.NaN, remark);
        }
        Statistics times = result.getAggregatedResult().getPrimaryResult().getStatistics();
        double scale = nanosecondsPer(result.getPrimaryResult().getScoreUnit()) / operations;
        return new Measurement(
                contender,
                variant,
                times.getPercentile(50) * scale,
                times.getMin() * scale,
                times.getMax() * scale,
                extra(result, Extra.ALLOCATED) / operations,
                "");
    }

    private static double nanosecondsPer(String unit) {
        return switch (unit) {
            case "ns/op" -> 1;
            case "us/op" -> 1e3;
            case "ms/op" -> 1e6;
            case "s/op" -> 1e9;
            default -> throw new IllegalArgumentException(unit);
        };
    }

    private static double extra(RunResult result, String label) {
        double[] value = {Double.NaN};
        result.getSecondaryResults()
                .forEach(
                        (key, secondary) -> {
                            if (key.endsWith(label)) {
                                value[0] = secondary.getScore();
                            }
                        });
        return value[0];
    }
}
