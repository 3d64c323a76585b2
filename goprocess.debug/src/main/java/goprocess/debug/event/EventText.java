package goprocess.debug.event;

import org.jspecify.annotations.Nullable;

/** Shortens texts for events, so that they do not fill the buffers of the recorder. */
public final class EventText {
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_REPORT = 20_000;

    private EventText() {}

    public static String shortened(String line) {
        return shortened(line, LONGEST_LINE);
    }

    /** Shortens a text of many lines. */
    public static String report(String text) {
        return shortened(text, LONGEST_REPORT);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "…";
    }

    /** Describes a failure. This calls code of the user, which may fail in any way. */
    public static @Nullable String of(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        try {
            return shortened(failure.toString());
        } catch (Throwable e) {
            return failure.getClass().getName();
        }
    }
}
