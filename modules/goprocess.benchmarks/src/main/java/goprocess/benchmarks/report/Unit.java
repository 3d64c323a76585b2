package goprocess.benchmarks.report;

import java.util.Locale;

/** What a row is measured in. */
public enum Unit {
    /** The time of one operation. */
    NANOSECONDS,
    /** The memory of one thing. */
    BYTES;

    /**
     * Writes a value with three digits.
     *
     * @param value in this unit
     * @return with the unit
     */
    public String format(double value) {
        if (this == BYTES) {
            return digits(value) + " B";
        }
        if (value < 10_000) {
            return digits(value) + " ns";
        }
        return value < 10_000_000
                ? digits(value / 1_000) + " µs"
                : digits(value / 1_000_000) + " ms";
    }

    private static String digits(double value) {
        int decimals = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
