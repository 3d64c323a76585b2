package goprocess.debug.render;

import goprocess.api.State;

/** The pieces of text of a picture. */
final class DotText {
    /** A red that stands out, even for people who cannot see red. */
    static final String RED = "#c00000";

    static final String FONT = "fontname=\"Helvetica,Arial,sans-serif\"";

    private DotText() {}

    static String fill(State state) {
        return switch (state) {
            case RUNNING -> "#dff3df";
            case CLOSING -> "#fff0c2";
            case CLOSED -> "#ececec";
        };
    }

    /** A quoted string of the language, for any text; a line break stays a line break. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                // Otherwise a text that looks like an HTML entity is read as one.
                case '&' -> quoted.append("&amp;");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
