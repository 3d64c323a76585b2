package goprocess.debug.render;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups culprits that hang in the same way: at the same place, or otherwise with similar names.
 */
final class CulpritGroups {
    /**
     * What the culprits of one group have in common; includes the process if it is reported alone.
     */
    private record Key(FindingKind kind, List<StackTraceElement> place, String name, int process) {}

    private record Like(FindingKind kind, String stem) {}

    private static final int TOGETHER = -1;

    private final Snapshot graph;
    private final Map<Key, List<Culprit>> groups = new LinkedHashMap<>();

    /** Culprits whose stack was not taken join the group of one with a similar name. */
    private final Map<Like, Key> byName = new HashMap<>();

    CulpritGroups(Snapshot graph, List<Culprit> culprits) {
        this.graph = graph;
        culprits.forEach(this::add);
    }

    /** The groups; none is empty. */
    Collection<List<Culprit>> all() {
        return groups.values();
    }

    private void add(Culprit culprit) {
        if (culprit.kind().certain()) {
            put(new Key(culprit.kind(), List.of(), "", culprit.place()), culprit);
            return;
        }
        String stem = Names.stem(graph.name(culprit.place()));
        Like like = new Like(culprit.kind(), stem);
        ThreadLook thread = threadOf(culprit);
        Key key;
        if (thread == null || thread.stack().isEmpty()) {
            key = byName.getOrDefault(like, new Key(culprit.kind(), List.of(), stem, TOGETHER));
        } else {
            List<StackTraceElement> place =
                    Frames.own(thread.stack()).map(List::of).orElse(thread.stack());
            key = new Key(culprit.kind(), place, "", TOGETHER - rowOf(culprit));
        }
        byName.putIfAbsent(like, key);
        put(key, culprit);
    }

    /**
     * Which of the rows of callbacks of its process it is about. They are different callbacks even
     * where both hang at the same place, so they are not told together.
     */
    private int rowOf(Culprit culprit) {
        Detail detail = graph.detail(culprit.place());
        WorkLook work = culprit.work();
        return detail == null || work == null ? 0 : Math.max(0, detail.callbacks().indexOf(work));
    }

    private void put(Key key, Culprit culprit) {
        groups.computeIfAbsent(key, missing -> new ArrayList<>(1)).add(culprit);
    }

    private static @Nullable ThreadLook threadOf(Culprit culprit) {
        return culprit.work() == null ? null : culprit.work().thread();
    }
}
