package goprocess.debug.render;

import goprocess.debug.graph.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts names by their stem: "worker-1" and "worker-2" are "worker ×2". */
public final class Names {
    private Names() {}

    /** A name without its numbers, and without the parts before the last one. */
    public static String stem(String name) {
        StringBuilder stem = new StringBuilder(name.length());
        boolean inNumber = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit) {
                stem.append(c);
            } else if (!inNumber) {
                stem.append('*');
            }
            inNumber = digit;
        }
        int end = stem.length();
        if (end > 0 && stem.charAt(end - 1) == '*') {
            end--;
            while (end > 0 && "-_.:#/ ".indexOf(stem.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        return end == 0 ? name : stem.substring(0, end);
    }

    /**
     * How many processes there are for each stem, the highest number first: "worker ×4096, db", and
     * "worker ×4096, db, and 7 others" if there are more stems.
     */
    static String counted(Snapshot graph, List<Integer> places, int most) {
        Map<String, List<Integer>> stems = new LinkedHashMap<>();
        for (int place : places) {
            stems.computeIfAbsent(stem(graph.name(place)), stem -> new ArrayList<>(1)).add(place);
        }
        List<Map.Entry<String, List<Integer>>> named =
                stems.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Map.Entry<String, List<Integer>> stem) ->
                                                -stem.getValue().size()))
                        .limit(most)
                        .toList();
        int others = places.size() - named.stream().mapToInt(stem -> stem.getValue().size()).sum();
        String told =
                named.stream()
                        .map(stem -> counted(graph, stem.getKey(), stem.getValue()))
                        .collect(Collectors.joining(", "));
        return others == 0 ? told : told + ", and " + others + (others == 1 ? " other" : " others");
    }

    private static String counted(Snapshot graph, String stem, List<Integer> places) {
        return places.size() == 1
                ? Words.process(graph, places.get(0))
                : Words.oneLine(stem) + " ×" + places.size();
    }
}
