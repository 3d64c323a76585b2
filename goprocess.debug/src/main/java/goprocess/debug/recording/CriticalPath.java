package goprocess.debug.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What determined the length of a close. It consists of steps that follow each other without a gap,
 * from the moment at which the first process began to close until the last one was closed. If one
 * of them were shorter, the close would be shorter too, up to the point where another path becomes
 * the longest.
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
         * The time of the library, the thread scheduler and callbacks. It is the time between the
         * end of what the process waited for and the beginning of its teardown, between the end of
         * the teardown and the moment at which the process was closed, or between the moments at
         * which a parent and the process itself began to close.
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
