package goprocess.debug.event;

import java.util.List;
import java.util.StringJoiner;

/**
 * A thread as it is described in events.
 *
 * @param state the name of its {@link Thread.State}
 * @param stack one frame per line, innermost first; if there are too many, the last line is "... 12
 *     more"; empty if there is no stack or it is not available
 */
public record ThreadText(String state, String stack) {
    /**
     * The greatest number of stacks in a snapshot. It is the time that counts, and not the bytes:
     * the recorder waits meanwhile, and on a busy machine a stack takes up to a millisecond.
     */
    public static final int MOST_STACKS = 100;

    private static final int MOST_FRAMES = 30;
    private static final int LONGEST = 15_000;

    /**
     * The frames as lines. If there is no room for all, the last line says how many are missing:
     * "... 12 more".
     */
    public static String of(List<StackTraceElement> frames) {
        StringJoiner lines = new StringJoiner("\n");
        int told = 0;
        while (told < Math.min(frames.size(), MOST_FRAMES) && lines.length() < LONGEST) {
            lines.add(frames.get(told++).toString());
        }
        if (told < frames.size()) {
            lines.add("... " + (frames.size() - told) + " more");
        }
        return lines.toString();
    }
}
