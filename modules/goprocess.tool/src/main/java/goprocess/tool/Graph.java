package goprocess.tool;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A captured graph. It is read as a stream, one process after the other. */
final class Graph {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /** A link to another process. */
    record Link(long to, boolean closes, boolean waits) {}

    /** A process. Times are in milliseconds, -1 where they do not apply. */
    record Node(
            long id,
            String name,
            String state,
            long openMillis,
            long closingMillis,
            boolean function,
            boolean teardown,
            List<Link> links) {
        boolean isClosing() {
            return state.equals("CLOSING");
        }

        String stem() {
            return Stem.of(name);
        }

        @Override
        public String toString() {
            return Text.oneLine(name) + " #" + id;
        }
    }

    /** Something that holds a close. */
    record Finding(
            String kind,
            boolean certain,
            long culprit,
            String culpritName,
            String where,
            String summary,
            List<Long> chain) {
        /**
         * Findings with the same result are reported together: they have one kind, one line, and
         * processes of one stem.
         */
        List<Object> place() {
            return where.isEmpty() ? List.of(culprit) : List.of(kind, where, Stem.of(culpritName));
        }
    }

    private final Map<Long, Node> nodes = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Long> children = new HashSet<>();
    private String capturedAt = "";
    private long pid;

    private Graph() {}

    static Graph read(SocketAnswer answer) {
        try {
            return read(answer.stream());
        } catch (JacksonException e) {
            throw answer.incomplete(e);
        }
    }

    static Graph read(Path file) {
        try {
            return read(java.nio.file.Files.newInputStream(file));
        } catch (java.io.IOException | JacksonException e) {
            throw new Failure(
                    Failure.Kind.INCOMPLETE, file + " is no graph that was written completely.", e);
        }
    }

    private static Graph read(InputStream stream) {
        Graph graph = new Graph();
        try (JsonParser json = JSON.createParser(stream)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "capturedAt" -> graph.capturedAt = json.getString();
                    case "pid" -> graph.pid = json.getLongValue();
                    case "processes" -> each(json, graph::addNode);
                    case "findings" -> each(json, graph::addFinding);
                    default -> json.skipChildren();
                }
            }
        }
        return graph;
    }

    /** Visits the processes of an answer one after the other, each with all its fields. */
    static void eachProcess(SocketAnswer answer, java.util.function.Consumer<JsonNode> use) {
        try (JsonParser json = JSON.createParser(answer.stream())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean processes = json.currentName().equals("processes");
                json.nextToken();
                if (processes) {
                    each(json, use);
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw answer.incomplete(e);
        }
    }

    private static void each(JsonParser json, java.util.function.Consumer<JsonNode> use) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            JsonNode node = json.readValueAsTree();
            use.accept(node);
        }
    }

    private void addNode(JsonNode json) {
        List<Link> links = new ArrayList<>(1);
        for (JsonNode link : json.path("links")) {
            boolean closes = link.path("closes").asBoolean(false);
            long to = link.path("to").asLong();
            links.add(new Link(to, closes, link.path("waits").asBoolean(false)));
            if (closes) {
                children.add(to);
            }
        }
        long id = json.path("id").asLong();
        nodes.put(
                id,
                new Node(
                        id,
                        json.path("name").asString(""),
                        json.path("state").asString("").intern(),
                        json.path("openMillis").asLong(-1),
                        json.path("closingMillis").asLong(-1),
                        json.has("function"),
                        json.has("teardown"),
                        links.isEmpty() ? List.of() : links));
    }

    private void addFinding(JsonNode json) {
        List<Long> chain = new ArrayList<>();
        json.path("chain").forEach(id -> chain.add(id.asLong()));
        findings.add(
                new Finding(
                        json.path("kind").asString(""),
                        json.path("certain").asBoolean(false),
                        json.path("culprit").asLong(),
                        json.path("culpritName").asString(""),
                        json.path("where").asString(""),
                        json.path("summary").asString(""),
                        chain));
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    @org.jspecify.annotations.Nullable
    Node node(long id) {
        return nodes.get(id);
    }

    List<Finding> findings() {
        return findings;
    }

    /** What holds closes: one line for each place at which something is held. */
    List<String> culprits() {
        Map<List<Object>, List<Finding>> places = new LinkedHashMap<>();
        for (Finding finding : findings) {
            places.computeIfAbsent(finding.place(), place -> new ArrayList<>(1)).add(finding);
        }
        List<String> lines = new ArrayList<>();
        for (List<Finding> alike : places.values()) {
            Finding first = alike.get(0);
            lines.add(Style.HELD.of(Text.sentence(first.summary())));
            if (alike.size() > 1) {
                String others = Stem.counted(Stem.of(first.culpritName()), alike.size() - 1);
                lines.add("  and at the same place " + others);
            }
        }
        return lines;
    }

    String capturedAt() {
        return capturedAt;
    }

    long pid() {
        return pid;
    }

    long closing() {
        return nodes.values().stream().filter(Node::isClosing).count();
    }

    /** The processes that no other process closes. The caller adds cycles, which have no root. */
    List<Node> roots() {
        return nodes.values().stream().filter(node -> !children.contains(node.id())).toList();
    }

    /** The processes in a chain that holds a close. */
    Set<Long> held() {
        Set<Long> held = new HashSet<>();
        for (Finding finding : findings) {
            held.addAll(finding.chain());
            held.add(finding.culprit());
        }
        return held;
    }
}
