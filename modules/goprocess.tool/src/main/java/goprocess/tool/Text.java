package goprocess.tool;

import java.util.Locale;

/** Words for people. */
final class Text {
    private static final int LONGEST = 200;

    private Text() {}

    /** A name on one line, without characters that control a terminal. */
    static String oneLine(String text) {
        return oneLine(text, LONGEST);
    }

    /** The same for a sentence, which may contain names, a line of code and a thread. */
    static String sentence(String text) {
        return oneLine(text, 5 * LONGEST);
    }

    private static String oneLine(String text, int longest) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(longest)
                .forEach(
                        c -> {
                            int type = Character.getType(c);
                            boolean shown =
                                    type != Character.CONTROL
                                            && type != Character.FORMAT
                                            && type != Character.SURROGATE
                                            && type != Character.LINE_SEPARATOR
                                            && type != Character.PARAGRAPH_SEPARATOR;
                            line.appendCodePoint(shown ? c : 0xFFFD);
                        });
        return line.toString();
    }

    /** "850 ms", "12.3 s", "4 min 10 s", "3 h 20 min". */
    static String time(long millis) {
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
        }
        long seconds = millis / 1_000;
        return seconds < 7_200
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
    }
}
