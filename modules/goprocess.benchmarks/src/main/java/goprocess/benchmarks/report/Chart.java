package goprocess.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * Draws the comparison. For each kind of work there is a bar for each contender other than this
 * library. It begins at the line at 1, which is this library, and leads to the left if the
 * contender costs less, and to the right if it costs more.
 */
public final class Chart {
    private static final int WIDTH = 960;
    private static final int LEFT = 250;
    private static final int RIGHT = 760;
    private static final int BAR = 18;
    private static final int GAP = 14;
    private static final int TOP = 84;

    private final StringBuilder svg = new StringBuilder();
    private final int least;
    private final int most;
    private int y = TOP;

    private Chart(List<Section> sections) {
        double low = 1;
        double high = 1;
        for (Section section : sections) {
            for (Measurement measured : others(section)) {
                double ratio = ratio(section, measured);
                low = Math.min(low, ratio);
                high = Math.max(high, ratio);
            }
        }
        least = (int) Math.floor(Math.log10(low));
        most = (int) Math.max(1, Math.ceil(Math.log10(high)));
    }

    /**
     * Draws the chart.
     *
     * @param sections what to compare; sections with nothing to compare are left out
     * @return an SVG document
     */
    public static String of(List<Section> sections) {
        List<Section> shown =
                sections.stream()
                        .filter(section -> section.ours().isPresent())
                        .filter(section -> !others(section).isEmpty())
                        .toList();
        return new Chart(shown).draw(shown);
    }

    private String draw(List<Section> sections) {
        sections.forEach(this::section);
        int height = y + 20;
        StringBuilder document = new StringBuilder();
        document.append(
                String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
                        role="img" font-family="system-ui, sans-serif" font-size="12" fill="#1b1f24">
                        <title>What others cost, as a multiple of goprocess</title>
                        <rect width="100%%" height="100%%" fill="#ffffff"/>
                        <text x="20" y="28" font-size="17" font-weight="600">\
                        What others cost, as a multiple of goprocess</text>
                        <text x="20" y="48">The line at 1 is goprocess. To the left: less. \
                        To the right: more. The scale is logarithmic.</text>
                        """,
                        WIDTH,
                        height,
                        WIDTH,
                        height));
        for (int power = least; power <= most; power++) {
            document.append(
                    String.format(
                            Locale.ROOT,
                            """
                            <line x1="%1$.1f" y1="%2$d" x2="%1$.1f" y2="%3$d" stroke="%4$s" stroke-width="%5$d"/>
                            <text x="%1$.1f" y="%6$d" text-anchor="middle">%7$s</text>
                            """,
                            x(Math.pow(10, power)),
                            TOP - 8,
                            height - 16,
                            power == 0 ? "#0b6e4f" : "#e1e4e8",
                            power == 0 ? 2 : 1,
                            TOP - 14,
                            power < 0 ? "1/" + power(-power) : power(power)));
        }
        return document.append(svg).append("</svg>\n").toString();
    }

    private void section(Section section) {
        Measurement ours = section.ours().orElseThrow();
        y += GAP;
        text(20, "600", section.title() + ": " + section.unit().format(ours.value()));
        y += BAR;
        for (Measurement measured : others(section)) {
            double ratio = ratio(section, measured);
            double from = Math.min(x(1), x(ratio));
            double to = Math.max(x(1), x(ratio));
            text(36, "400", measured.contender().label());
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\""
                                    + " fill=\"%s\"/>%n",
                            from,
                            y - 11,
                            Math.max(to - from, 1),
                            BAR - 5,
                            colour(measured.contender().role())));
            text(
                    to + 6,
                    "400",
                    String.format(
                            Locale.ROOT,
                            ratio < 10 ? "%.2f × (%s)" : "%,.0f × (%s)",
                            ratio,
                            section.unit().format(measured.value())));
            y += BAR;
        }
        for (Section.Refusal refusal : section.refusals()) {
            text(36, "400", refusal.contender().label());
            text(x(1) + 6, "400", "cannot");
            y += BAR;
        }
    }

    private void text(double x, String weight, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" font-weight=\"%s\">%s</text>%n",
                        x,
                        y,
                        weight,
                        text.replace("&", "&amp;").replace("<", "&lt;")));
    }

    private double x(double ratio) {
        return LEFT + (Math.log10(ratio) - least) / (most - least) * (RIGHT - LEFT);
    }

    private static String power(int exponent) {
        return String.format(Locale.ROOT, "%,d", (long) Math.pow(10, exponent));
    }

    private static String colour(Contender.Role role) {
        return switch (role) {
            case OURS -> "#7fbfa6";
            case FLOOR -> "#b4bac2";
            case PEER -> "#e8a15c";
        };
    }

    private static double ratio(Section section, Measurement measured) {
        return measured.value() / section.ours().orElseThrow().value();
    }

    private static List<Measurement> others(Section section) {
        Measurement ours = section.ours().orElseThrow();
        return section.measurements().stream()
                .filter(measured -> measured.contender() != ours.contender())
                .toList();
    }
}
