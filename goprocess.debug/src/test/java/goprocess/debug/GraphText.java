package goprocess.debug;

import goprocess.api.GoProcess;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A graph in a few words, for comparison: what is in it of a process and those opened later. */
public final class GraphText {
    private GraphText() {}

    public static String of(ProcessGraph graph, GoProcess first) {
        JsonNode processes = new JsonMapper().readTree(graph.toJson()).get("processes");
        Map<Long, String> names = new HashMap<>();
        for (JsonNode process : processes) {
            names.put(process.get("id").asLong(), process.get("name").asString());
        }
        TreeSet<String> lines = new TreeSet<>();
        for (JsonNode process : processes) {
            if (process.get("id").asLong() >= first.id()) {
                String name = process.get("name").asString();
                lines.add(name + " " + process.get("state").asString());
                for (JsonNode link : process.get("links")) {
                    lines.add(
                            name
                                    + " → "
                                    + names.get(link.get("to").asLong())
                                    + (link.get("closes").asBoolean() ? " closes" : "")
                                    + (link.get("waits").asBoolean() ? " waits" : ""));
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
