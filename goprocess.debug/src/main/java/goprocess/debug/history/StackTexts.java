package goprocess.debug.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses frames in the format of {@link StackTraceElement#toString}. */
final class StackTexts {
    /**
     * A loader and a module, then class and method, then file and line. The class of a lambda
     * expression ends with a slash of its own: "Orders$$Lambda/0x7f0c.run".
     */
    private static final Pattern FRAME =
            Pattern.compile(
                    "(?:([^/(]*)/(?!0x))?(?:([^/(@]*)(?:@([^/(]*))?/(?!0x))?"
                            + "([^/(]+(?:/0x[0-9a-f]+)?)[.]([^.(]+)\\((.*)\\)");

    private static final Pattern LINE = Pattern.compile("(.*):([0-9]{1,9})");
    private static final Pattern MORE = Pattern.compile("\\n[.]{3} ([0-9]{1,9}) more$");
    private static final int NATIVE = -2;

    private StackTexts() {}

    static List<StackTraceElement> frames(String text) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher frame = FRAME.matcher(line);
            if (frame.matches()) {
                frames.add(frame(frame));
            }
        }
        return List.copyOf(frames);
    }

    /** How many more frames there were than the text has. */
    static int framesOmitted(String text) {
        Matcher more = MORE.matcher(text);
        return more.find() ? Integer.parseInt(more.group(1)) : 0;
    }

    private static StackTraceElement frame(Matcher frame) {
        String first = frame.group(1);
        String second = frame.group(2);
        // With one slash there is no loader: "java.base/". With two slashes the module may be
        // empty.
        String module = second == null ? first : second;
        String version = frame.group(3);
        if (second == null && first != null && first.indexOf('@') > 0) {
            module = first.substring(0, first.indexOf('@'));
            version = first.substring(first.indexOf('@') + 1);
        }
        String place = frame.group(6);
        Matcher line = LINE.matcher(place);
        boolean numbered = line.matches();
        boolean unknown = place.equals("Unknown Source");
        boolean isNative = place.equals("Native Method");
        return new StackTraceElement(
                second == null || first == null || first.isEmpty() ? null : first,
                module == null || module.isEmpty() ? null : module,
                version,
                frame.group(4),
                frame.group(5),
                numbered ? line.group(1) : unknown || isNative ? null : place,
                numbered ? Integer.parseInt(line.group(2)) : isNative ? NATIVE : -1);
    }
}
