package goprocess.benchmarks.report;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * The limit for a row: an absolute amount, or an amount relative to another contender of the row.
 *
 * @param times the allowed multiple of what the reference takes
 * @param more the amount that is allowed in addition
 * @param reference or null: only {@code more} counts
 * @param unit of {@code more}
 */
public record Budget(double times, double more, @Nullable Contender reference, Unit unit) {
    /**
     * A limit in time.
     *
     * @param limit in nanoseconds
     * @return the budget
     */
    public static Budget nanoseconds(double limit) {
        return new Budget(0, limit, null, Unit.NANOSECONDS);
    }

    /**
     * A limit in size.
     *
     * @param limit in bytes
     * @return the budget
     */
    public static Budget bytes(double limit) {
        return new Budget(0, limit, null, Unit.BYTES);
    }

    /**
     * A multiple of what another contender takes.
     *
     * @param times how many
     * @param reference of what
     * @return the budget
     */
    public static Budget times(double times, Contender reference) {
        return new Budget(times, 0, reference, Unit.NANOSECONDS);
    }

    /**
     * An amount in addition to what another contender takes.
     *
     * @param more how much
     * @param unit of it
     * @param reference than what
     * @return the budget
     */
    public static Budget more(double more, Unit unit, Contender reference) {
        return new Budget(1, more, reference, unit);
    }

    /**
     * What is allowed.
     *
     * @param referenceValue what the reference took; ignored if there is no reference
     * @return in the unit of the row
     */
    public double limit(double referenceValue) {
        return more + (reference == null ? 0 : times * referenceValue);
    }

    @Override
    public String toString() {
        if (reference == null) {
            return "≤ " + unit.format(more);
        }
        return more == 0
                ? String.format(Locale.ROOT, "≤ %.1f × %s", times, reference.label())
                : "≤ " + reference.label() + " + " + unit.format(more);
    }
}
