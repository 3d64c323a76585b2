package goprocess.debug;

import goprocess.debug.event.EventNames;
import goprocess.debug.listener.RecordedJvm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code jfr print} and {@code jfr view} write of the last snapshot of a recording. */
final class Printed {
    private static final String EVENTS = "goprocess.Live*,goprocess.Snapshot,goprocess.Unfinished";

    private final Map<Long, Set<String>> processes = new HashMap<>();
    private final Map<Long, Set<Long>> threads = new HashMap<>();
    private final Set<List<Long>> links = new HashSet<>();
    private final Set<List<Long>> waits = new HashSet<>();
    private final String view;

    private Printed(JsonNode events, String view) {
        // "3,828": as the locale has it.
        this.view = view.replaceAll("(?<=[0-9])[^0-9 ](?=[0-9]{3})", "");
        List<JsonNode> last = new ArrayList<>();
        List<JsonNode> before = List.of();
        for (JsonNode event : inOrder(events)) {
            String type = event.get("type").asString();
            if (type.equals(EventNames.SNAPSHOT) || type.equals(EventNames.UNFINISHED)) {
                before = last;
                last = new ArrayList<>();
            } else {
                last.add(event);
            }
        }
        before.forEach(this::take);
    }

    static Printed by(Path file) throws Exception {
        String json =
                RecordedJvm.run("jfr", "print", "--json", "--events", EVENTS, file.toString());
        return new Printed(
                new JsonMapper().readTree(json).get("recording").get("events"),
                RecordedJvm.run(
                        "jfr", "view", "--width", "400", EventNames.LIVE_PROCESS, file.toString()));
    }

    /** It prints thread by thread, and a chunk after the other. */
    private static List<JsonNode> inOrder(JsonNode events) {
        List<JsonNode> all = new ArrayList<>();
        events.forEach(all::add);
        all.sort((a, b) -> Long.compare(at(a), at(b)));
        return all;
    }

    private static long at(JsonNode event) {
        return event.get("values").get("at").asLong();
    }

    private void take(JsonNode event) {
        JsonNode values = event.get("values");
        long id = values.get("id").asLong();
        switch (event.get("type").asString()) {
            case EventNames.LIVE_PROCESS -> {
                String name = values.get("name").asString();
                add(id, name + " " + values.get("state").asString());
                takeBegun(id, "function", values);
                takeBegun(id, "teardown", values);
            }
            case EventNames.LIVE_WORK -> takeWork(id, values);
            case EventNames.LIVE_LINK -> {
                if (values.get("waits").asBoolean()) {
                    links.add(List.of(id, values.get("to").asLong()));
                }
            }
            case EventNames.LIVE_WAIT ->
                    waits.add(List.of(threadOf(values.get("waitingThread")), id));
            case EventNames.LIVE_THREAD -> {
                // More of a thread that is in one of the others.
            }
            default -> throw new AssertionError(event);
        }
    }

    private void takeBegun(long id, String role, JsonNode values) {
        JsonNode thread = values.get(role + "Thread");
        if (!thread.isNull()) {
            add(
                    id,
                    work(
                            id,
                            role,
                            thread,
                            ", ",
                            values.get(role + "State"),
                            values.get(role + "Stack")));
        }
    }

    private void takeWork(long id, JsonNode values) {
        String role = values.get("role").asString().toLowerCase(Locale.ROOT);
        JsonNode thread = values.get("workThread");
        if (!thread.isNull() && !role.equals("abandoned")) {
            String begun = values.get("started").asBoolean() ? ", " : ", not begun, ";
            add(id, work(id, role, thread, begun, values.get("threadState"), values.get("stack")));
        }
    }

    private String work(
            long id, String role, JsonNode thread, String begun, JsonNode state, JsonNode stack) {
        long tid = threadOf(thread);
        threads.computeIfAbsent(id, missing -> new HashSet<>()).add(tid);
        String frames = stack.asString().isEmpty() ? "" : "\n" + stack.asString();
        return role + " on " + tid + begun + state.asString() + frames;
    }

    private static long threadOf(JsonNode thread) {
        return thread.get("javaThreadId").asLong();
    }

    private void add(long id, String told) {
        processes.computeIfAbsent(id, missing -> new LinkedHashSet<>()).add(told);
    }

    /** The name and the state of a process, and what it is at. */
    Set<String> of(long id) {
        return processes.getOrDefault(id, Set.of());
    }

    /** Whether a process waits for another one, by a link or by what it is at. */
    boolean waits(ProcessRef from, ProcessRef to) {
        return links.contains(List.of(from.id(), to.id()))
                || threads.getOrDefault(from.id(), Set.of()).stream()
                        .anyMatch(thread -> waits.contains(List.of(thread, to.id())));
    }

    /** Whether the table has a row of a process with a state. */
    boolean isInView(ProcessRef process, String state) {
        Pattern row =
                Pattern.compile(
                        "\\b%d +%s +%s\\b"
                                .formatted(process.id(), Pattern.quote(process.name()), state));
        return row.matcher(view).find();
    }

    String view() {
        return view;
    }
}
