package goprocess.debug.stall;

import goprocess.debug.presence.DebugLog;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a close may take before it is reported: the system property {@value #PROPERTY}. */
public final class StallSetting {
    /** For instance {@code 10s}, {@code 500ms}, {@code 2m}, {@code PT1M30S}; or {@code off}. */
    public static final String PROPERTY = "goprocess.debug.stall";

    private static final Duration DEFAULT = Duration.ofSeconds(10);
    private static final String SHORT = "(\\d{1,9})(ms|s|m|h)?";

    private StallSetting() {}

    /**
     * The threshold that is set; empty if it is switched off. It is 10 seconds if none is set, or
     * if the setting cannot be read, of which {@link #warnIfUnreadable} tells.
     */
    public static Optional<Duration> threshold() {
        return parse(System.getProperty(PROPERTY));
    }

    static Optional<Duration> parse(@Nullable String text) {
        if (text == null) {
            return Optional.of(DEFAULT);
        }
        String setting = text.strip().toLowerCase(Locale.ROOT);
        if (setting.equals("off")) {
            return Optional.empty();
        }
        Duration threshold = duration(setting);
        if (threshold == null) {
            return Optional.of(DEFAULT);
        }
        return threshold.isZero() ? Optional.empty() : Optional.of(threshold);
    }

    /**
     * Logs that the setting cannot be read, if so. Not when it is read: that is while the library
     * is loaded, and its log is not there yet.
     */
    public static void warnIfUnreadable() {
        String text = System.getProperty(PROPERTY);
        String setting = text == null ? "off" : text.strip().toLowerCase(Locale.ROOT);
        if (!setting.equals("off") && duration(setting) == null) {
            DebugLog.warn(
                    "-D"
                            + PROPERTY
                            + "="
                            + text
                            + " is not a time such as 10s, 500ms or PT1M30S, nor \"off\";"
                            + " a close is reported after 10 s.",
                    null);
        }
    }

    private static @Nullable Duration duration(String setting) {
        Matcher brief = Pattern.compile(SHORT).matcher(setting);
        if (brief.matches()) {
            long count = Long.parseLong(brief.group(1));
            return switch (String.valueOf(brief.group(2))) {
                case "ms" -> Duration.ofMillis(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofSeconds(count);
            };
        }
        try {
            Duration parsed = Duration.parse(setting);
            return parsed.isNegative() ? null : parsed;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
