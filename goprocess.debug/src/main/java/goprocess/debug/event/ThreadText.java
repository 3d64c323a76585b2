package goprocess.debug.event;

import java.util.StringJoiner;

/**
 * A thread as events tell of it.
 *
 * @param state the name of its {@link Thread.State}
 * @param stack a frame a line, innermost first; where there are many the last line is "... 12
 *     more"; empty where it has none, or it cannot be had
 */
public record ThreadText(String state, String stack) {
    /** Of how many threads a snapshot has the stacks. */
    public static final int MOST_STACKS = 100;

    private static final int MOST_FRAMES = 30;
    private static final int LONGEST = 15_000;

    /**
     * The frames as lines; of those for which there is no room the last line tells how many: "...
     * 12 more".
     */
    public static String of(StackTraceElement[] frames) {
        StringJoiner lines = new StringJoiner("\n");
        int told = 0;
        while (told < Math.min(frames.length, MOST_FRAMES) && lines.length() < LONGEST) {
            lines.add(frames[told++].toString());
        }
        if (told < frames.length) {
            lines.add("... " + (frames.length - told) + " more");
        }
        return lines.toString();
    }
}
