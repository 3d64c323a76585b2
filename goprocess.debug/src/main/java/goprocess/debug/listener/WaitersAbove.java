package goprocess.debug.listener;

import goprocess.debug.graph.Components;
import goprocess.debug.listener.LiveEndlessWaits.Awaited;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that waits for some processes, through any chain. It goes up from them, since usually few are
 * above a process and very many may be below. There is no limit, so that nothing is missing: each
 * process is looked at once, as in the walk before, and the recorder waits no longer than for that.
 *
 * <p>A thread is a vertex of its own, and so is what a process waits for, which a thread may wait
 * for without its function. Very many threads may wait for very many children, and there would be
 * an edge for each pair.
 */
final class WaitersAbove {
    private enum Kind {
        PROCESS,
        /** What a process waits for, without its function. */
        CHILDREN,
        THREAD
    }

    /** By the number of its process or thread. */
    private record Vertex(Kind kind, long id) {}

    private final Map<Long, List<ProcessNode>> workOn;
    private final Map<Vertex, List<Long>> waitingThreads = new HashMap<>();

    /** In the order in which they were found, which is that of their places. */
    private final List<Vertex> vertices = new ArrayList<>();

    private final Map<Vertex, Integer> places = new HashMap<>();
    private final Map<Long, ProcessNode> nodes = new HashMap<>();

    // The edges of a place lead to what waits for it.
    private int[] start = new int[64];
    private int[] target = new int[64];
    private int edges;

    /**
     * Prepares a search.
     *
     * @param workOn the processes whose functions and teardowns are on a thread that waits, by the
     *     numbers of the threads
     * @param waitedForBy what threads wait for
     */
    WaitersAbove(Map<Long, List<ProcessNode>> workOn, Map<Long, List<Awaited>> waitedForBy) {
        this.workOn = workOn;
        for (Long thread : workOn.keySet()) {
            for (Awaited awaited : waitedForBy.getOrDefault(thread, List.of())) {
                Kind kind = awaited.childrenOnly() ? Kind.CHILDREN : Kind.PROCESS;
                waitingThreads
                        .computeIfAbsent(
                                new Vertex(kind, awaited.node().id()), v -> new ArrayList<>(1))
                        .add(thread);
            }
        }
    }

    /** The processes that their own functions and teardowns wait for. */
    List<ProcessNode> waitingForThemselves() {
        workOn.values().forEach(working -> working.forEach(this::placeOf));
        for (int place = 0; place < vertices.size(); place++) {
            if (place + 1 == start.length) {
                start = Arrays.copyOf(start, place + place / 2);
            }
            addEdges(vertices.get(place));
            start[place + 1] = edges;
        }
        int[] circles = circles();
        List<ProcessNode> found = new ArrayList<>();
        workOn.forEach(
                (thread, working) -> {
                    int circle = circleOf(new Vertex(Kind.THREAD, thread), circles);
                    working.stream()
                            .filter(node -> circle != 0 && circleOf(node, circles) == circle)
                            .forEach(found::add);
                });
        return found;
    }

    private int circleOf(ProcessNode node, int[] circles) {
        return circleOf(new Vertex(Kind.PROCESS, node.id()), circles);
    }

    private int circleOf(Vertex vertex, int[] circles) {
        @Nullable Integer place = places.get(vertex);
        return place == null ? 0 : circles[place];
    }

    /** For each place the number of the circle that it is in, or 0. */
    private int[] circles() {
        int[] bounds = Arrays.copyOf(start, vertices.size() + 1);
        Components components = new Components(bounds, target, edge -> true);
        for (int place = 0; place < vertices.size(); place++) {
            components.searchFrom(place);
        }
        int[] circles = new int[vertices.size()];
        int number = 0;
        for (int[] members : components.circular()) {
            number++;
            for (int member : members) {
                circles[member] = number;
            }
        }
        return circles;
    }

    private int placeOf(ProcessNode node) {
        nodes.putIfAbsent(node.id(), node);
        return placeOf(new Vertex(Kind.PROCESS, node.id()));
    }

    private int placeOf(Vertex vertex) {
        @Nullable Integer known = places.putIfAbsent(vertex, vertices.size());
        if (known != null) {
            return known;
        }
        vertices.add(vertex);
        return vertices.size() - 1;
    }

    private void addEdges(Vertex vertex) {
        switch (vertex.kind) {
            case PROCESS -> {
                addLinksTo(Objects.requireNonNull(nodes.get(vertex.id)));
                addThreads(vertex);
            }
            case CHILDREN -> addThreads(vertex);
            case THREAD -> workOn.getOrDefault(vertex.id, List.of()).forEach(this::addEdge);
        }
    }

    private void addThreads(Vertex awaited) {
        waitingThreads
                .getOrDefault(awaited, List.of())
                .forEach(thread -> addEdge(placeOf(new Vertex(Kind.THREAD, thread))));
    }

    private void addLinksTo(ProcessNode node) {
        node.forEachLinkFrom(
                link -> {
                    if (link.waits()) {
                        addEdge(link.from());
                        addChildrenOf(link.from());
                    }
                });
    }

    /** A child is waited for by whoever waits for all children. */
    private void addChildrenOf(ProcessNode parent) {
        Vertex children = new Vertex(Kind.CHILDREN, parent.id());
        if (waitingThreads.containsKey(children)) {
            addEdge(placeOf(children));
        }
    }

    private void addEdge(ProcessNode to) {
        addEdge(placeOf(to));
    }

    private void addEdge(int place) {
        if (edges == target.length) {
            target = Arrays.copyOf(target, edges + edges / 2);
        }
        target[edges++] = place;
    }
}
