package goprocess.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the comparison: a kind of work, with everybody who does it.
 *
 * @param title the work
 * @param unit what it is measured in
 * @param budgets what must be reached, by whom
 * @param measurements what was measured, the first of them what the others are compared with
 * @param refusals who cannot do it
 */
public record Section(
        String title,
        Unit unit,
        Map<Contender, Budget> budgets,
        List<Measurement> measurements,
        List<Refusal> refusals) {

    /**
     * A contender that cannot do the work of the row.
     *
     * @param contender who
     * @param happened when it was tried
     */
    public record Refusal(Contender contender, String happened) {}

    /**
     * What the others are compared with.
     *
     * @return the measurement of this library, if there is one
     */
    public Optional<Measurement> ours() {
        return measurements.stream()
                .filter(measured -> measured.contender().role() == Contender.Role.OURS)
                .findFirst();
    }

    Optional<Measurement> of(Contender contender) {
        return measurements.stream()
                .filter(measured -> measured.contender() == contender)
                .findFirst();
    }
}
