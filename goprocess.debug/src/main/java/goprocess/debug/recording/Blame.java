package goprocess.debug.recording;

import goprocess.debug.render.Words;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How much time each process took of one or several critical paths. The shares of each list add up
 * to the length.
 *
 * @param length the total length of the paths
 * @param byProcess a share for each process, labelled with its name and number; the longest first
 * @param byName a share for each group of processes whose names differ in digits only, such as
 *     {@code worker-*}; the longest first
 */
public record Blame(Duration length, List<Share> byProcess, List<Share> byName) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /**
     * Makes a blame.
     *
     * @param length the total length of the paths
     * @param byProcess a share for each process
     * @param byName a share for each group of processes with similar names
     */
    public Blame {
        byProcess = List.copyOf(byProcess);
        byName = List.copyOf(byName);
    }

    /**
     * The time of one process, or of a group of processes with similar names.
     *
     * @param name whose share it is, on one line, whatever the names contain
     * @param steps how many steps of the paths belong to it
     * @param length how long these steps took together
     * @param share their part of the whole, from 0 to 1
     */
    public record Share(String name, int steps, Duration length, double share) {
        private Share with(Share more) {
            return new Share(name, steps + more.steps, length.plus(more.length), share);
        }

        private Share of(Duration whole) {
            return new Share(name, steps, length, (double) length.toNanos() / whole.toNanos());
        }
    }

    static Blame of(List<CriticalPath> paths) {
        Duration whole =
                paths.stream().map(CriticalPath::length).reduce(Duration.ZERO, Duration::plus);
        return new Blame(
                whole,
                shares(paths, whole, RecordedProcess::toString),
                shares(paths, whole, process -> Words.oneLine(stem(process))));
    }

    private static String stem(RecordedProcess process) {
        return DIGITS.matcher(process.name()).replaceAll("*");
    }

    private static List<Share> shares(
            List<CriticalPath> paths, Duration whole, Function<RecordedProcess, String> named) {
        Map<String, Share> shares = new LinkedHashMap<>();
        for (CriticalPath path : paths) {
            for (CriticalPath.Step step : path.steps()) {
                String name = named.apply(step.process());
                shares.merge(
                        name,
                        new Share(name, 1, step.length(), 0),
                        (some, more) -> some.with(more));
            }
        }
        return shares.values().stream()
                .map(share -> share.of(whole))
                .sorted(Comparator.comparing(Share::length).reversed())
                .toList();
    }
}
