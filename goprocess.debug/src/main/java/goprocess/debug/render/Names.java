package goprocess.debug.render;

import goprocess.debug.graph.Snapshot;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names put together by their stem: "worker-1" and "worker-2" are "worker ×2". */
public final class Names {
    private Names() {}

    /** What a name has without its numbers, and without what stood between it and them. */
    public static String stem(String name) {
        String stem = name.replaceAll("[0-9]+", "*").replaceAll("[-_.:#/ ]*\\*$", "");
        return stem.isEmpty() ? name : stem;
    }

    /** How many processes there are of each stem, the most first: "worker ×4096, db". */
    static String counted(Snapshot graph, List<Integer> places, int most) {
        Map<String, Long> stems = new LinkedHashMap<>();
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int place : places) {
            String stem = stem(graph.name(place));
            stems.merge(stem, 1L, Long::sum);
            first.putIfAbsent(stem, place);
        }
        String told =
                stems.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(most)
                        .map(
                                entry ->
                                        entry.getValue() == 1
                                                ? Words.process(graph, first.get(entry.getKey()))
                                                : Words.oneLine(entry.getKey())
                                                        + " ×"
                                                        + entry.getValue())
                        .collect(Collectors.joining(", "));
        return stems.size() > most ? told + ", and others" : told;
    }
}
