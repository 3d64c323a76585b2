package goprocess.viewer.graph;

import goprocess.api.State;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of a graph, and ignores fields that it does not know. */
public final class GraphReader {
    /** A link that still names its target by number. */
    private record Named(long to, boolean closes, boolean waits) {}

    private record NamedHeld(
            String kind, boolean certain, String where, long culprit, List<Long> chain) {}

    private final JsonParser json;
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Named>> links = new ArrayList<>();
    private final List<NamedHeld> held = new ArrayList<>();

    private GraphReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads a graph.
     *
     * @param text the JSON in UTF-8, as {@code ProcessGraph.writeJson} writes it
     * @throws IllegalArgumentException if it is not the JSON of a graph; the message says why
     */
    public static Graph read(byte[] text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return new GraphReader(json).read();
        } catch (StreamReadException e) {
            throw new IllegalArgumentException("This is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Graph read() {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("The JSON of a graph is an object.");
        }
        boolean found = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "processes" -> {
                    found = true;
                    eachObject(this::readProcess);
                }
                case "findings" -> eachObject(this::readHeld);
                default -> json.skipChildren();
            }
        }
        if (!found) {
            throw new IllegalArgumentException("The JSON of a graph has processes; this has none.");
        }
        return linked();
    }

    private void eachObject(Runnable read) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            read.run();
        }
    }

    private void readProcess() {
        long id = 0;
        String process = "";
        State state = State.RUNNING;
        long closing = -1;
        Work function = Work.NONE;
        Work teardown = Work.NONE;
        List<Named> to = new ArrayList<>(2);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "id" -> id = json.getLongValue();
                case "name" -> process = json.getString();
                case "state" -> state = State.valueOf(json.getString());
                case "closingMillis" -> closing = json.getLongValue();
                case "function" -> function = readWork();
                case "teardown" -> teardown = readWork();
                case "links" -> eachObject(() -> readLink(to));
                default -> json.skipChildren();
            }
        }
        nodes.add(
                new Node(id, process, state, closing, doing(state, function, teardown), List.of()));
        links.add(to);
    }

    private static String doing(State state, Work function, Work teardown) {
        if (teardown.there()) {
            return teardown.started() ? "in its teardown" : "teardown queued";
        }
        return function.there() && state == State.CLOSING ? "in its function" : "";
    }

    private Work readWork() {
        boolean started = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals("started")) {
                started = json.getBooleanValue();
            } else {
                json.skipChildren();
            }
        }
        return new Work(true, started);
    }

    private void readLink(List<Named> into) {
        long to = 0;
        boolean closes = false;
        boolean waits = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case "to" -> to = json.getLongValue();
                case "closes" -> closes = json.getBooleanValue();
                case "waits" -> waits = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        if (closes || waits) {
            into.add(new Named(to, closes, waits));
        }
    }

    private void readHeld() {
        String kind = "";
        boolean certain = false;
        String where = "";
        long culprit = 0;
        List<Long> chain = new ArrayList<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "kind" -> kind = json.getString();
                case "certain" -> certain = json.getBooleanValue();
                case "where" -> where = json.getString();
                case "culprit" -> {
                    // A later version of the JSON may have an object here, with more than the
                    // number.
                    if (value == JsonToken.VALUE_NUMBER_INT) {
                        culprit = json.getLongValue();
                    } else {
                        culprit = readId();
                    }
                }
                case "chain" -> {
                    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                        chain.add(json.getLongValue());
                    }
                }
                default -> json.skipChildren();
            }
        }
        held.add(new NamedHeld(kind, certain, where, culprit, chain));
    }

    private long readId() {
        long id = 0;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals("id")) {
                id = json.getLongValue();
            } else {
                json.skipChildren();
            }
        }
        return id;
    }

    /**
     * Replaces the numbers by places in the list. Links and findings that name a missing process
     * are left out.
     */
    private Graph linked() {
        Map<Long, Integer> places = new HashMap<>(nodes.size() * 2);
        for (int place = 0; place < nodes.size(); place++) {
            places.put(nodes.get(place).id(), place);
        }
        List<Node> linked = new ArrayList<>(nodes.size());
        for (int place = 0; place < nodes.size(); place++) {
            List<Link> found = new ArrayList<>(links.get(place).size());
            for (Named link : links.get(place)) {
                int to = places.getOrDefault(link.to(), -1);
                if (to >= 0) {
                    found.add(new Link(to, link.closes(), link.waits()));
                }
            }
            linked.add(nodes.get(place).with(found));
        }
        List<Held> found = new ArrayList<>();
        for (NamedHeld one : held) {
            int culprit = places.getOrDefault(one.culprit(), -1);
            if (culprit >= 0) {
                List<Integer> chain =
                        one.chain().stream()
                                .map(id -> places.getOrDefault(id, -1))
                                .filter(place -> place >= 0)
                                .toList();
                found.add(new Held(one.kind(), one.certain(), one.where(), culprit, chain));
            }
        }
        return new Graph(linked, found);
    }

    private record Work(boolean there, boolean started) {
        static final Work NONE = new Work(false, false);
    }
}
