package goprocess.viewer.layout;

/**
 * The greatest possible width of a text. The font is not known, so each letter is taken to be as
 * wide as in the widest of the fonts that browsers and systems fall back on: DejaVu Sans, Verdana,
 * and the monospaced ones.
 */
public final class TextWidth {
    private static final double MONOSPACED = 0.61;
    private static final double BOLD = 1.13;

    private TextWidth() {}

    /** {@return the width in units of the font size} */
    public static double of(String text, boolean bold) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            width += ofCharacter(c);
        }
        return bold ? width * BOLD : width;
    }

    private static double ofCharacter(int c) {
        if (c >= 0x1100) {
            return c >= 0x2000 && c < 0x2300 ? 1 : 1.4;
        }
        if ("mwMW%@—…×".indexOf(c) >= 0) {
            return 1;
        }
        if (Character.isUpperCase(c) || "#&+=<>~".indexOf(c) >= 0) {
            return 0.84;
        }
        if ("iljft.,:;'|! ()[]".indexOf(c) >= 0) {
            return MONOSPACED;
        }
        return 0.66;
    }
}
