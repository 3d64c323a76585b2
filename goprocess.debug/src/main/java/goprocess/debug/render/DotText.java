package goprocess.debug.render;

import goprocess.api.State;

/** The pieces of text that a picture is made of. */
final class DotText {
    /** Strong enough to stand out, and told from the rest by people who do not see red, too. */
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

    /** A string of the language, whatever is in it; a line break is kept as one. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                // Else what looks like an entity of HTML is taken for one.
                case '&' -> quoted.append("&amp;");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
