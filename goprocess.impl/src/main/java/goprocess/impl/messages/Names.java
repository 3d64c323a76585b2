package goprocess.impl.messages;

/**
 * Text that a user gave, as it is shown in messages, logs and names of threads: one line of bounded
 * length that looks like what it is. Otherwise a name could forge a line of a log.
 */
public final class Names {
    /** So many characters of a name are shown at most. */
    private static final int LONGEST = 200;

    private static final String CUT = "...";

    private Names() {}

    /**
     * Makes a name fit to be shown.
     *
     * @param name as it was given
     * @return the name itself where nothing of it has to be escaped or cut
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
     * What ends a line, moves the cursor, turns the direction of text, or cannot be seen at all.
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
