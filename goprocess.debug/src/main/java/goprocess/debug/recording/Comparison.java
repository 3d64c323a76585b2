package goprocess.debug.recording;

import java.time.Duration;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two closes, step by step. The steps of their critical paths are aligned by the name of the
 * process and by what the time was spent on. The differences between the steps add up to the
 * difference between the closes.
 *
 * @param first how long the first close took
 * @param second how long the second close took
 * @param steps the steps of the first close in order of time, then those that only the second has
 */
public record Comparison(Duration first, Duration second, List<Step> steps) {
    /**
     * Makes a comparison.
     *
     * @param first the length of the first close
     * @param second the length of the second close
     * @param steps the aligned steps
     */
    public Comparison {
        steps = List.copyOf(steps);
    }

    /**
     * The steps of both paths for processes with the same name.
     *
     * @param name the name of the processes
     * @param kind what the steps were spent on
     * @param first how long they took in the first close; zero if it has none
     * @param second how long they took in the second close; zero if it has none
     */
    public record Step(String name, CriticalPath.Kind kind, Duration first, Duration second) {
        /**
         * How much longer the second took.
         *
         * @return negative if it was shorter
         */
        public Duration difference() {
            return second.minus(first);
        }

        private Step with(Step more) {
            return new Step(name, kind, first.plus(more.first), second.plus(more.second));
        }

        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    private record Key(String name, CriticalPath.Kind kind) {}

    /**
     * Compares two closes, of one recording or of two.
     *
     * @param first the first close
     * @param second the second close
     * @return where they differ
     * @throws NullPointerException if an argument is null
     */
    public static Comparison of(Shutdown first, Shutdown second) {
        Map<Key, Step> steps = new LinkedHashMap<>();
        for (CriticalPath.Step step : first.criticalPath().steps()) {
            add(steps, step, step.length(), Duration.ZERO);
        }
        for (CriticalPath.Step step : second.criticalPath().steps()) {
            add(steps, step, Duration.ZERO, step.length());
        }
        return new Comparison(first.length(), second.length(), List.copyOf(steps.values()));
    }

    private static void add(
            Map<Key, Step> steps, CriticalPath.Step step, Duration first, Duration second) {
        String name = step.process().name();
        steps.merge(
                new Key(name, step.kind()),
                new Step(name, step.kind(), first, second),
                (some, more) -> some.with(more));
    }

    /** {@return a table with a line for each step} */
    @Override
    public String toString() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%14s %14s %14s\n", "first", "second", "difference");
        line(text, first, second, "the whole close");
        for (Step step : steps) {
            line(
                    text,
                    step.first,
                    step.second,
                    ShutdownText.line(step.name) + ": " + ShutdownText.words(step.kind));
        }
        return text.toString();
    }

    private static void line(Formatter text, Duration first, Duration second, String what) {
        text.format(
                "%14s %14s %14s  %s\n",
                ShutdownText.time(first),
                ShutdownText.time(second),
                ShutdownText.signed(second.minus(first)),
                what);
    }
}
