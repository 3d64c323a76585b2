package goprocess.tool;

import goprocess.debug.recording.CriticalPath;
import goprocess.debug.recording.Shutdown;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Who spent the time of a close, by names without their numbers, the longest first. */
final class Blame {
    private Blame() {}

    static Map<String, Long> of(Shutdown shutdown) {
        Map<String, Long> millis = new TreeMap<>();
        for (CriticalPath.Step step : shutdown.criticalPath().steps()) {
            String stem = Text.oneLine(step.process().name()).replaceAll("\\d+", "*");
            millis.merge(stem, step.length().toMillis(), Long::sum);
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        millis.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
