package goprocess.debug.history;

import goprocess.debug.graph.ThreadLook;

import org.jspecify.annotations.Nullable;

/**
 * Work or a wait of a process in a recording that was given up.
 *
 * @param at when
 * @param what which
 * @param thread the thread that ran the work, and where it was; null if the work had not begun, and
 *     for a wait
 * @param to the process that was no longer waited for; null for work
 */
public record AbandonmentHistory(
        long at, What what, @Nullable ThreadLook thread, @Nullable ProcessHistory to) {
    /** What can be given up. */
    public enum What {
        /** The function. */
        FUNCTION,
        /** The teardown. */
        TEARDOWN,
        /** A row of callbacks. */
        CALLBACK,
        /** A wait for another process. */
        WAIT;

        /** Null for something that a later version gives up. */
        static @Nullable What of(String word) {
            return switch (word) {
                case "function" -> FUNCTION;
                case "teardown" -> TEARDOWN;
                case "callback" -> CALLBACK;
                case "wait" -> WAIT;
                default -> null;
            };
        }
    }

    boolean hasHappened(What which, long time) {
        return what == which && at <= time;
    }
}
