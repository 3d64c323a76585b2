package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What determined the length of a close: steps that follow each other without a gap, from the
 * moment at which the first process began to close until the last one was closed. Had one of them
 * been shorter, the close would have been shorter too, until another path became the longest.
 *
 * @param steps in order of time; none for a close that took no time
 * @param length how long all of it took: the sum of the steps
 */
public record CriticalPath(List<Step> steps, Duration length) {
    /**
     * Makes a path.
     *
     * @param steps in order of time
     * @param length the sum of the steps
     */
    public CriticalPath {
        steps = List.copyOf(steps);
    }

    /** What a step of the path was spent on. */
    public enum Kind {
        /** The function of the process had not ended. */
        FUNCTION,
        /** The teardown of the process ran. */
        TEARDOWN,
        /**
         * The library, the thread scheduler and callbacks: from the end of what the process waited
         * for until its teardown began, from its end until it was closed, from a parent's closing
         * until its own.
         */
        HANDOVER,
        /** The process was running, or not opened yet, and nobody had asked it to close. */
        NOT_ASKED,
        /**
         * The process was not closed when the recording ended, and nothing that it waits for held
         * it up.
         */
        NOT_ENDED
    }

    /**
     * One step of the path.
     *
     * @param kind what it was spent on
     * @param process the process whose step it is
     * @param start when it began
     * @param length how long it took
     * @param share its part of the whole, from 0 to 1
     */
    public record Step(
            Kind kind, RecordedProcess process, Instant start, Duration length, double share) {}

    /** {@return the steps as a table, with the handovers in one line} */
    @Override
    public String toString() {
        return ShutdownText.of(this);
    }
}
