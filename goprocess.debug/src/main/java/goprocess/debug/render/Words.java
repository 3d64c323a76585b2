package goprocess.debug.render;

import goprocess.debug.graph.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes processes and times for people. */
public final class Words {
    private static final int LONGEST_LINE = 200;

    private Words() {}

    /** Name and id on one line, whatever the name contains. */
    static String process(Snapshot graph, int place) {
        return oneLine(graph.name(place)) + " #" + graph.id(place);
    }

    /** A text on one line. Characters that cannot be shown are replaced by a sign. */
    public static String oneLine(String text) {
        return oneLine(text, LONGEST_LINE);
    }

    /** The same, shortened to a length. */
    public static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (line.length() >= longest) {
                return line.append('…').toString();
            }
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.appendCodePoint(isShown(c) ? c : 0xFFFD);
            }
        }
        return line.toString();
    }

    /**
     * A text broken into lines at its spaces. No line is longer than the given length, unless a
     * word is.
     */
    static List<String> lines(String text, int longest) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (text.length() - start > longest) {
            int space = text.lastIndexOf(' ', start + longest);
            int end = space > start ? space : text.indexOf(' ', start + longest);
            if (end < 0) {
                break;
            }
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** A duration for people: "850 ms", "12.3 s", "4 min 10 s", "3 h 20 min". */
    public static String time(long nanos) {
        double seconds = Math.max(0, nanos) / 1e9;
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%d ms", Math.round(seconds * 1_000));
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 7_200
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3_600 + " h " + whole % 3_600 / 60 + " min";
    }

    /**
     * Whether a character can be shown. Not shown are unpaired surrogates, characters that XML and
     * so SVG rejects, line breaks, and marks that change the direction of the text.
     */
    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && (c & 0xFFFE) != 0xFFFE
                && c != 0x061C
                && c != 0x200E
                && c != 0x200F
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069);
    }
}
