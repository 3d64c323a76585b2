package goprocess.viewer.picture;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.RecordedClose;
import goprocess.debug.recording.RecordedWork;
import goprocess.debug.recording.Shutdown;
import goprocess.viewer.layout.TextWidth;
import goprocess.viewer.layout.Words;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a close over time: a bar for each process, a line from the end of what it waited for last,
 * and a frame around each step of the critical path. Of a large close it shows the critical path
 * and what took longest.
 */
public final class Waterfall {
    private static final int MOST_ROWS = 60;
    private static final int LONGEST_NAME = 28;
    private static final double FONT = 13;
    private static final double MARGIN = 12;
    private static final double ROW = 24;
    private static final double PLOT = 640;
    private static final int TICKS = 4;
    private static final String WAIT = "#d4d1ca";
    private static final String FUNCTION = "#4d8fc4";
    private static final String TEARDOWN = "#0b5394";
    private static final String RED = "#b83a06";
    private static final String INK = "#1d1d1b";
    private static final String QUIET = "#5f5e5a";

    private final Shutdown shutdown;
    private final Instant end;
    private final Set<Long> critical = new HashSet<>();
    private final List<RecordedClose> rows;
    private final Map<Long, Integer> rowOf = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();
    private double left;

    private Waterfall(Shutdown shutdown) {
        this.shutdown = shutdown;
        this.end = shutdown.began().plus(shutdown.length());
        shutdown.criticalPath().steps().forEach(step -> critical.add(step.process().id()));
        Set<Long> kept =
                shutdown.timeline().stream()
                        .sorted(
                                Comparator.comparing((RecordedClose row) -> !isCritical(row))
                                        .thenComparing(
                                                Comparator.comparing(RecordedClose::length)
                                                        .reversed()))
                        .limit(MOST_ROWS)
                        .map(row -> row.process().id())
                        .collect(Collectors.toSet());
        this.rows =
                shutdown.timeline().stream()
                        .filter(row -> kept.contains(row.process().id()))
                        .toList();
        for (RecordedClose row : rows) {
            rowOf.put(row.process().id(), rowOf.size());
        }
    }

    /** {@return the picture as a document} */
    public static String of(Shutdown shutdown) {
        return new Waterfall(shutdown).draw();
    }

    private boolean isCritical(RecordedClose row) {
        return critical.contains(row.process().id());
    }

    private String draw() {
        String title =
                Words.shown(shutdown.origin().name(), LONGEST_NAME)
                        + (shutdown.finished() ? " closed in " : " had not closed after ")
                        + Words.time(shutdown.length());
        double names = 0;
        for (RecordedClose row : rows) {
            names = Math.max(names, TextWidth.of(name(row), isCritical(row)) * FONT);
        }
        left = MARGIN + names + 10;
        // The last label of the axis and a cross stand beyond the end of the plot.
        double width = left + PLOT + 40 + MARGIN;
        SvgLegend legend = legend(width - 2 * MARGIN);
        int others = shutdown.timeline().size() - rows.size();
        double bottom = top(rows.size()) + (others > 0 ? ROW : 0) + MARGIN;
        width = Math.max(width, TextWidth.of(title, true) * 15 + 2 * MARGIN);
        SvgText.begin(svg, width, bottom + legend.height() + MARGIN, title);
        text(MARGIN, MARGIN + 14, "start", INK, true, 15, title);
        axis();
        rows.forEach(this::draw);
        shutdown.criticalPath().steps().forEach(this::draw);
        if (others > 0) {
            String more = "and " + others + " more, which took less";
            text(MARGIN, top(rows.size()) + 16, "start", QUIET, false, FONT, more);
        }
        legend.write(svg, MARGIN, bottom + 8);
        return svg.append("</svg>\n").toString();
    }

    private static String name(RecordedClose row) {
        return Words.shown(row.process().name(), LONGEST_NAME) + " #" + row.process().id();
    }

    private static double top(int row) {
        return MARGIN + 48 + row * ROW;
    }

    private double x(Instant time) {
        double whole = Math.max(1, shutdown.length().toNanos());
        double part = Duration.between(shutdown.began(), time).toNanos() / whole;
        return left + PLOT * Math.clamp(part, 0, 1);
    }

    private void axis() {
        for (int i = 0; i <= TICKS; i++) {
            Duration at = shutdown.length().multipliedBy(i).dividedBy(TICKS);
            double x = x(shutdown.began().plus(at));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#dedcd6\"/>%n",
                            x,
                            top(0) - 6,
                            top(rows.size())));
            text(
                    x,
                    top(0) - 12,
                    i == 0 ? "start" : "middle",
                    QUIET,
                    false,
                    12,
                    "+" + Words.time(at));
        }
    }

    private void draw(RecordedClose row) {
        int at = rowOf.getOrDefault(row.process().id(), 0);
        double y = top(at) + 5;
        text(
                MARGIN,
                y + 12,
                "start",
                isCritical(row) ? INK : QUIET,
                isCritical(row),
                FONT,
                name(row));
        Instant closed = row.closed().orElse(end);
        bar(row.began(), closed, y, 14, WAIT);
        row.function().ifPresent(work -> bar(work, row.began(), y + 3, 8, FUNCTION));
        row.teardown().ifPresent(work -> bar(work, row.began(), y, 14, TEARDOWN));
        if (row.failure().isPresent()) {
            text(x(closed) + 4, y + 12, "start", RED, true, FONT, "✕");
        }
        row.waitedFor().ifPresent(other -> drawWait(other.id(), at));
    }

    private void bar(RecordedWork work, Instant closing, double y, double height, String fill) {
        Instant ended = work.start().plus(work.length());
        if (ended.isAfter(closing)) {
            Instant from = work.start().isBefore(closing) ? closing : work.start();
            bar(from, ended, y, height, fill);
        }
    }

    private void bar(Instant from, Instant to, double y, double height, String fill) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\""
                                + " fill=\"%s\"/>%n",
                        x(from),
                        y,
                        Math.max(1.5, x(to) - x(from)),
                        height,
                        fill));
    }

    /**
     * Draws a line from the end of the process that was waited for to the row of the one that
     * waited.
     */
    private void drawWait(long other, int row) {
        Integer from = rowOf.get(other);
        if (from != null) {
            double x = x(rows.get(from).closed().orElse(end));
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<path d=\"M%.1f %.1fV%.1f\" stroke=\"%s\" stroke-dasharray=\"2"
                                    + " 3\"/>%n",
                            x,
                            top(from) + 12,
                            top(row) + 12,
                            QUIET));
        }
    }

    private void draw(CriticalPath.Step step) {
        Integer row = rowOf.get(step.process().id());
        if (row != null) {
            double x = x(step.start());
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"18\" rx=\"3\""
                                    + " fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                            x,
                            top(row) + 3,
                            Math.max(1.5, x(step.start().plus(step.length())) - x),
                            RED));
        }
    }

    private void text(
            double x,
            double y,
            String anchor,
            String fill,
            boolean bold,
            double font,
            String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\""
                                + " font-size=\"%.0f\"%s>%s</text>%n",
                        x,
                        y,
                        anchor,
                        fill,
                        font,
                        bold ? " font-weight=\"bold\"" : "",
                        SvgText.escaped(text)));
    }

    private SvgLegend legend(double most) {
        SvgLegend legend = new SvgLegend(12, most);
        legend.add("waits", SvgLegend.box(WAIT));
        if (rows.stream().anyMatch(row -> row.function().isPresent())) {
            legend.add("function", SvgLegend.box(FUNCTION));
        }
        if (rows.stream().anyMatch(row -> row.teardown().isPresent())) {
            legend.add("teardown", SvgLegend.box(TEARDOWN));
        }
        legend.add("critical path", SvgLegend.box("none", RED));
        legend.add(
                "waited for last",
                SvgLegend.line("stroke=\"" + QUIET + "\" stroke-dasharray=\"2 3\""));
        return legend;
    }
}
