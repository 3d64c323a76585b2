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

/**
 * How much of the critical path of a shutdown each process took, or the processes of one stem
 * together.
 */
record PathShares(List<Share> shares) {
    /** Shares that are smaller than this are left out if there are larger ones. */
    static final double WORTH_TELLING = 0.01;

    /**
     * A share of the path.
     *
     * @param processes one process, or those of one stem, in the order of the path
     * @param steps their steps, in the order of the path
     */
    record Share(List<RecordedProcess> processes, List<CriticalPath.Step> steps) {
        Duration length() {
            return steps.stream()
                    .map(CriticalPath.Step::length)
                    .reduce(Duration.ZERO, Duration::plus);
        }

        /** The share as a fraction, from 0 to 1. */
        double part() {
            return steps.stream().mapToDouble(CriticalPath.Step::share).sum();
        }

        RecordedProcess first() {
            return processes.get(0);
        }

        /** The stem with the count, as in "worker ×5"; the name if it is a single process. */
        String name() {
            String name = first().name();
            return processes.size() == 1
                    ? Text.oneLine(name)
                    : Stem.counted(Stem.of(name), processes.size());
        }

        /**
         * The kinds of the steps, as in "its function, its teardown": the longest first, without
         * those that are too short to be listed.
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
