package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Visits everything that can be reached, breadth first and without recursion, and fills the
 * columns. The links of a process are followed in the order in which their targets were opened. No
 * thread is stopped: each process is read at one moment, and its links soon after.
 */
final class Walk {
    /**
     * A wait that was seen. It is kept with its thread until the capture ends, in order to be read
     * again.
     *
     * @param childrenOnly whether the thread waits only for what the target waits for, and not for
     *     its function
     */
    record SeenWait(int target, boolean childrenOnly, ProcessNode.Wait by) {}

    final Columns columns = new Columns();
    final List<ProcessNode> nodes = new ArrayList<>();
    final List<SeenWait> waits = new ArrayList<>();

    private final IdIndex index = new IdIndex();
    private final LinksInOrder linksInOrder = new LinksInOrder();
    private final List<Long> unknownTargets = new ArrayList<>();
    private int visited;
    private int from;

    /** For each place the last link to it, so that a link that is seen twice counts once. */
    private int[] lastLink = {};

    int discover(ProcessNode node) {
        int place = index.placeOf(node.id());
        if (place == nodes.size()) {
            nodes.add(node);
            columns.ensure(place);
        }
        return place;
    }

    /** The place of a process, or {@link IdIndex#ABSENT}. */
    int placeOf(long id) {
        return index.find(id);
    }

    /**
     * The places that the threads of a place's function and teardown wait for. A teardown may run
     * on a thread that waits elsewhere as well, so these are too many rather than too few.
     */
    IntFunction<List<Integer>> awaitedByWork() {
        return awaitedByWork(wait -> true);
    }

    /** Those of them for which they wait without an end. */
    IntFunction<List<Integer>> lastingByWork() {
        return awaitedByWork(wait -> !wait.timed());
    }

    private IntFunction<List<Integer>> awaitedByWork(Predicate<ProcessNode.Wait> counts) {
        Map<Long, List<SeenWait>> byThread = new HashMap<>();
        for (SeenWait seen : waits) {
            if (counts.test(seen.by())) {
                byThread.computeIfAbsent(seen.by().thread().threadId(), tid -> new ArrayList<>(1))
                        .add(seen);
            }
        }
        if (byThread.isEmpty()) {
            return place -> List.of();
        }
        return place -> {
            Detail detail = columns.details[place];
            List<Integer> awaited = new ArrayList<>(0);
            if (detail != null) {
                addAwaited(place, detail.function(), byThread, awaited);
                addAwaited(place, detail.teardown(), byThread, awaited);
            }
            return awaited;
        };
    }

    private void addAwaited(
            int place,
            @Nullable WorkLook work,
            Map<Long, List<SeenWait>> byThread,
            List<Integer> awaited) {
        if (work != null && work.thread() != null) {
            for (SeenWait seen : byThread.getOrDefault(work.thread().tid(), List.of())) {
                columns.addAwaited(place, seen.target(), seen.childrenOnly(), awaited);
            }
        }
    }

    /** Visits everything that was discovered, including what is discovered meanwhile. */
    void run() {
        while (visited < nodes.size()) {
            visit(visited++);
        }
    }

    /**
     * Settles the links that only close on failure. They usually lead out of the graph, up to a
     * parent. They are kept if both ends are known, but not followed.
     */
    void settleUnknownTargets() {
        if (unknownTargets.isEmpty()) {
            return;
        }
        int kept = 0;
        for (int place = 0; place < columns.size; place++) {
            int start = kept;
            int end = columns.linkEnd[place];
            for (int link = columns.linkStart[place]; link < end; link++) {
                int target = columns.targets[link];
                int known = target >= 0 ? target : index.find(unknownTargets.get(-1 - target));
                boolean goesOn = target >= 0 || !joinsLater(known, link, end);
                if (known != IdIndex.ABSENT && goesOn) {
                    columns.targets[kept] = known;
                    columns.kinds[kept++] = columns.kinds[link];
                }
            }
            columns.linkStart[place] = start;
            columns.linkEnd[place] = kept;
        }
        unknownTargets.clear();
    }

    /** Merges a link with a later one to the same target, if there is one. */
    private boolean joinsLater(int target, int link, int end) {
        for (int later = link + 1; later < end; later++) {
            if (columns.targets[later] == target) {
                columns.kinds[later] |= columns.kinds[link];
                return true;
            }
        }
        return false;
    }

    private void visit(int place) {
        from = place;
        ProcessNode node = nodes.get(place);
        columns.name(place, node.id(), node.name());
        columns.linkStart[place] = columns.links;
        ProcessNode.Look look = node.look();
        if (look.state() != State.CLOSED) {
            node.forEachLink(linksInOrder::add);
            linksInOrder.moveTo(this::link);
            node.waits().forEach(wait -> waits.add(new SeenWait(place, false, wait)));
            node.childrenWaits().forEach(wait -> waits.add(new SeenWait(place, true, wait)));
        }
        columns.linkEnd[place] = columns.links;
        columns.look(place, look);
    }

    private void link(ProcessNode target, int kind) {
        if (kind == LinkKind.ON_FAILURE && index.find(target.id()) == IdIndex.ABSENT) {
            unknownTargets.add(target.id());
            columns.addLink(-unknownTargets.size(), kind);
            return;
        }
        int to = discover(target);
        if (to >= lastLink.length) {
            int old = lastLink.length;
            lastLink = Arrays.copyOf(lastLink, Math.max(64, Math.max(to + 1, old + old / 2)));
            Arrays.fill(lastLink, old, lastLink.length, -1);
        }
        int last = lastLink[to];
        if (last >= columns.linkStart[from]) {
            columns.kinds[last] |= (byte) kind;
        } else {
            lastLink[to] = columns.addLink(to, kind);
        }
    }
}
