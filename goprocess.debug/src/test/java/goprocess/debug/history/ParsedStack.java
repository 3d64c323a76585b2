package goprocess.debug.history;

import java.util.List;

/** Frames as they are read from a recording. */
public final class ParsedStack {
    private ParsedStack() {}

    /** The frames of a text, one per line. */
    public static List<StackTraceElement> of(String text) {
        return StackTexts.frames(text);
    }
}
