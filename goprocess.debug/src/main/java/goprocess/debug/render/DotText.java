package goprocess.debug.render;

import goprocess.api.State;

/** The pieces of text that a picture is made of. */
final class DotText {
    /** Strong enough to stand out, and told from the rest by people who do not see red, too. */
    static final String RED = "#c00000";

    static final String FONT = "fontname=\"Helvetica,Arial,sans-serif\"";

    /** A table, in the markup of Graphviz. */
    static final String LEGEND =
            """

            <font point-size="10"><table border="0" cellborder="1" cellspacing="0" cellpadding="3" color="#c0c0c0">
              <tr><td bgcolor="%s">RUNNING</td><td align="left">open, and not asked to close</td></tr>
              <tr><td bgcolor="%s">CLOSING</td><td align="left">and for how long</td></tr>
              <tr><td bgcolor="%s">CLOSED</td><td align="left">it closed during the capture</td></tr>
              <tr><td>solid</td><td align="left">a child: closed with it, and waited for</td></tr>
              <tr><td>dashed</td><td align="left">waits for it only</td></tr>
              <tr><td>dotted</td><td align="left">closes it only; grey: if it fails</td></tr>
              <tr><td><font color="%s"><b>bold red</b></font></td><td align="left">holds a close; thickest: the culprit</td></tr>
              <tr><td>×n</td><td align="left">n processes that are alike</td></tr>
            </table></font>\
            """
                    .formatted(fill(State.RUNNING), fill(State.CLOSING), fill(State.CLOSED), RED);

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
