package goprocess.tool;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.RecordedProcess;
import goprocess.debug.recording.Shutdown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who spent how much of the critical path of a shutdown: each process, or those of one stem. */
record PathShares(List<Share> shares) {
    /** A smaller part of the whole is left out where there are larger ones. */
    static final double WORTH_TELLING = 0.01;

    /**
     * What was spent.
     *
     * @param processes by whom: one, or those of a stem, in the order of the path
     * @param steps what for, in the order of the path
     */
    record Share(List<RecordedProcess> processes, List<CriticalPath.Step> steps) {
        Duration length() {
            return steps.stream()
                    .map(CriticalPath.Step::length)
                    .reduce(Duration.ZERO, Duration::plus);
        }

        /** From 0 to 1. */
        double part() {
            return steps.stream().mapToDouble(CriticalPath.Step::share).sum();
        }

        RecordedProcess first() {
            return processes.get(0);
        }

        /** "worker ×5"; of a single one its name. */
        String name() {
            String name = first().name();
            return processes.size() == 1
                    ? Text.oneLine(name)
                    : Stem.counted(Stem.of(name), processes.size());
        }

        /**
         * "its function, its teardown": the longest first, without what is too short to be told.
         */
        String kinds() {
            Map<CriticalPath.Kind, Double> kinds = new LinkedHashMap<>();
            steps.forEach(step -> kinds.merge(step.kind(), step.share(), Double::sum));
            double most = Collections.max(kinds.values());
            return kinds.entrySet().stream()
                    .filter(kind -> kind.getValue() >= Math.min(WORTH_TELLING, most))
                    .sorted(
                            Map.Entry.<CriticalPath.Kind, Double>comparingByValue(
                                    Comparator.reverseOrder()))
                    .map(kind -> words(kind.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }

    static PathShares byProcess(Shutdown shutdown) {
        return by(shutdown, RecordedProcess::id);
    }

    static PathShares byStem(Shutdown shutdown) {
        return by(shutdown, process -> Stem.of(process.name()));
    }

    private static PathShares by(Shutdown shutdown, Function<RecordedProcess, Object> key) {
        Map<Object, List<CriticalPath.Step>> steps = new LinkedHashMap<>();
        for (CriticalPath.Step step : shutdown.criticalPath().steps()) {
            steps.computeIfAbsent(key.apply(step.process()), one -> new ArrayList<>(2)).add(step);
        }
        return new PathShares(
                steps.values().stream()
                        .map(PathShares::share)
                        .sorted(Comparator.comparing(Share::length).reversed())
                        .toList());
    }

    private static Share share(List<CriticalPath.Step> steps) {
        Set<Long> seen = new HashSet<>();
        return new Share(
                steps.stream()
                        .map(CriticalPath.Step::process)
                        .filter(process -> seen.add(process.id()))
                        .toList(),
                steps);
    }

    private static String words(CriticalPath.Kind kind) {
        return switch (kind) {
            case FUNCTION -> "its function";
            case TEARDOWN -> "its teardown";
            case HANDOVER -> "handover";
            case NOT_ASKED -> "nobody had asked it to close";
            case NOT_ENDED -> "had not ended when the recording did";
        };
    }
}
