package goprocess.impl.messages;

/**
 * Prepares text from users for messages, logs and names of threads: one line of bounded length,
 * without hidden characters. Otherwise a name could forge a line of a log.
 */
public final class Names {
    /** The greatest number of characters of a name that are shown. */
    private static final int LONGEST = 200;

    private static final String CUT = "...";

    private Names() {}

    /**
     * Prepares a name.
     *
     * @param name as it was given
     * @return the name itself if nothing has to be escaped or cut
     */
    public static String shown(String name) {
        return name.length() <= LONGEST && name.codePoints().noneMatch(Names::isEscaped)
                ? name
                : escaped(name);
    }

    private static String escaped(String name) {
        StringBuilder shown = new StringBuilder(LONGEST);
        int whereToCut = 0;
        for (int i = 0; i < name.length(); ) {
            int symbol = name.codePointAt(i);
            i += Character.charCount(symbol);
            if (isEscaped(symbol)) {
                appendEscape(shown, symbol);
            } else {
                shown.appendCodePoint(symbol);
            }
            if (shown.length() > LONGEST) {
                shown.setLength(whereToCut);
                return shown.append(CUT).toString();
            }
            if (shown.length() <= LONGEST - CUT.length()) {
                whereToCut = shown.length();
            }
        }
        return shown.toString();
    }

    /**
     * Whether a character ends a line, moves the cursor, changes the direction of text, or is
     * invisible.
     */
    private static boolean isEscaped(int symbol) {
        if (symbol >= ' ' && symbol < 0x7f) {
            return false;
        }
        return switch (Character.getType(symbol)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> false;
        };
    }

    private static void appendEscape(StringBuilder shown, int symbol) {
        switch (symbol) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                for (char unit : Character.toChars(symbol)) {
                    shown.append("\\u").append(String.format("%04x", (int) unit));
                }
            }
        }
    }
}
