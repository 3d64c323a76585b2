package goprocess.tool;

import goprocess.tool.Failure.Kind;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a user types them. */
final class Times {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");

    private Times() {}

    static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Failure(
                    Kind.USAGE, "\"" + Text.oneLine(text) + "\" is no time: 500ms, 10s, 2m or 1h.");
        }
        long count = Long.parseLong(form.group(1));
        return switch (String.valueOf(form.group(2))) {
            case "ms" -> Duration.ofMillis(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
