package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Names that break formats. */
public final class Names {
    public static final List<String> STRANGE =
            List.of(
                    "say \"hello\"",
                    "back\\slash\\n and \\l and \\N",
                    "two\nlines\r\nand\ttabs",
                    "<b>bold</b> & &amp; &#60; ]]> -->",
                    "{record|<port>} [x=y]; // /* -> */",
                    "emoji 😀 and 👩‍👩‍👧 and 漢字 and עברית",
                    "nul \u0000 bell \u0007 escape \u001b delete \u007f next \u0085",
                    "half \ud83d a character \ude00",
                    "separators \u2028 \u2029 and \ufffe \uffff",
                    "turned \u202eround\u202c and \u2067back\u2069 with \u061c \u200e \u200f",
                    "x\r\nWARNING: all is well\u001b[2J",
                    "%s %n ${x} #{y} $(z) `w`",
                    "x");

    private static final Pattern HOSTILE =
            Pattern.compile(
                    "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}\\x{202a}-\\x{202e}"
                            + "\\x{2066}-\\x{2069}\\x{61c}\\x{200e}\\x{200f}]");

    private Names() {}

    /** Fails if a line can do more than be read. */
    public static void assertIsHarmless(String line) {
        assertFalse(HOSTILE.matcher(line).find(), line);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(line), line);
    }

    /** The name with a sign for each half of a character, which no encoding has. */
    public static String wellFormed(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("half ? a character ?", "half \ufffd a character \ufffd");
    }

    /** The name where it stands on one line of text. */
    public static String shown(String name) {
        return wellFormed(name)
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replaceAll(
                        "[\u0000\u0007\u001b\u007f\u0085\u2028\u2029\u202e\u202c\u2067\u2069\u061c\u200e\u200f\ufffe\uffff]",
                        "\ufffd");
    }
}
