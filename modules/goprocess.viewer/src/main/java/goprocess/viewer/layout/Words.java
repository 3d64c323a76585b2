package goprocess.viewer.layout;

import java.time.Duration;
import java.util.Locale;

/** Names and times as people read them. The page says the same: {@code words.js}. */
public final class Words {
    private Words() {}

    /** "3.1 ms", "850 ms", "12.3 s", "4 min 10 s", "3 h 20 min". */
    public static String time(Duration time) {
        double seconds = Math.max(0, time.toNanos()) / 1e9;
        if (seconds < 0.01) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1e3);
        }
        if (seconds < 1) {
            return Math.round(seconds * 1e3) + " ms";
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
     * The text on one line, shortened in its middle. Characters that cannot be shown or that change
     * the direction of text are replaced by a sign.
     */
    public static String shown(String text, int longest) {
        int[] points = text.codePoints().map(Words::shown).toArray();
        if (points.length <= longest) {
            return new String(points, 0, points.length);
        }
        int end = longest / 2 - 2;
        int beginning = longest - end - 1;
        return new String(points, 0, beginning)
                + "…"
                + new String(points, points.length - end, end);
    }

    private static int shown(int c) {
        int type = Character.getType(c);
        boolean hidden =
                type == Character.CONTROL
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.FORMAT
                        || type == Character.UNASSIGNED
                        || (c & 0xFFFE) == 0xFFFE;
        return hidden ? 0xFFFD : c;
    }
}
