package goprocess.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Writes the comparison as one Markdown table. */
public final class Table {
    private Table() {}

    /**
     * Writes the table.
     *
     * @param sections its rows
     * @return Markdown
     */
    public static String of(List<Section> sections) {
        StringBuilder table = new StringBuilder();
        line(
                table,
                "work",
                "who",
                "median",
                "least to most",
                "× goprocess",
                "allocated",
                "budget and remarks");
        line(table, "---", "---", "---:", "---:", "---:", "---:", "---");
        for (Section section : sections) {
            String title = section.title();
            for (Measurement measured : section.measurements()) {
                line(table, title, section, measured);
                title = "";
            }
            for (Section.Refusal refusal : section.refusals()) {
                String who = refusal.contender().label();
                line(table, title, who, "cannot", "", "", "", refusal.happened());
                title = "";
            }
        }
        return table.toString();
    }

    private static void line(
            StringBuilder table, String title, Section section, Measurement measured) {
        Unit unit = section.unit();
        boolean ours = measured.contender().role() == Contender.Role.OURS;
        String who = measured.contender().label();
        if (!measured.variant().isEmpty()) {
            who += who.isEmpty() ? measured.variant() : ", " + measured.variant();
        }
        String value = unit.format(measured.value());
        line(
                table,
                title,
                ours ? "**" + who + "**" : who,
                ours ? "**" + value + "**" : value,
                measured.low() == measured.high()
                        ? ""
                        : unit.format(measured.low()) + " to " + unit.format(measured.high()),
                section.ours().map(reference -> ratio(measured, reference)).orElse(""),
                Double.isNaN(measured.allocated()) ? "" : Unit.BYTES.format(measured.allocated()),
                remark(section, measured));
    }

    private static String ratio(Measurement measured, Measurement reference) {
        // If a contender occurs again, it is the same work at another size.
        return measured.contender() == reference.contender()
                ? ""
                : String.format(Locale.ROOT, "%.2f", measured.value() / reference.value());
    }

    private static String remark(Section section, Measurement measured) {
        Budget budget = section.budgets().get(measured.contender());
        if (budget == null) {
            return measured.remark();
        }
        double reference =
                budget.reference() == null
                        ? 0
                        : section.of(budget.reference()).map(Measurement::value).orElse(Double.NaN);
        if (Double.isNaN(reference)) {
            return budget.toString();
        }
        double limit = budget.limit(reference);
        double share = measured.value() / limit;
        String verdict =
                share <= 1
                        ? "reached"
                        : String.format(Locale.ROOT, "**missed, %.2f times as much**", share);
        String remark = measured.remark();
        return budget + ": " + verdict + (remark.isEmpty() ? "" : "; " + remark);
    }

    private static void line(StringBuilder table, String... cells) {
        table.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
