package goprocess.viewer.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explains the colours and lines of a picture, in as many rows as needed. */
final class SvgLegend {
    private static final double SAMPLE = 28;
    private static final double ROW = 20;

    private record Entry(String text, String sample, double x, int row) {}

    private final double font;
    private final double most;
    private final List<Entry> entries = new ArrayList<>();
    private double x;
    private double widest;
    private int row;

    /**
     * An empty legend.
     *
     * @param font the size of its text
     * @param most the greatest width of a row
     */
    SvgLegend(double font, double most) {
        this.font = font;
        this.most = most;
    }

    static String box(String fill) {
        return box(fill, "#85837c");
    }

    static String box(String fill, String stroke) {
        return "<rect x=\"4\" y=\"-9\" width=\"18\" height=\"12\" rx=\"3\" fill=\""
                + fill
                + "\" stroke=\""
                + stroke
                + "\"/>";
    }

    static String line(String stroke) {
        return "<path d=\"M1 -3H25\" fill=\"none\" " + stroke + "/>";
    }

    void add(String text, String sample) {
        double width = SAMPLE + SvgText.width(text) * font + 16;
        if (x > 0 && x + width > most) {
            x = 0;
            row++;
        }
        entries.add(new Entry(text, sample, x, row));
        x += width;
        widest = Math.max(widest, x);
    }

    double width() {
        return widest;
    }

    double height() {
        return (row + 1) * ROW;
    }

    void write(StringBuilder svg, double left, double top) {
        for (Entry entry : entries) {
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<g transform=\"translate(%.1f %.1f)\" font-size=\"%.0f\">%s<text"
                                    + " x=\"%.0f\" fill=\"#5f5e5a\">%s</text></g>%n",
                            left + entry.x(),
                            top + entry.row() * ROW,
                            font,
                            entry.sample(),
                            SAMPLE,
                            SvgText.escaped(entry.text())));
        }
    }
}
