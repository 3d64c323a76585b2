package goprocess.debug.render;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Incoming;
import goprocess.debug.graph.Snapshot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds similar processes of a large graph. Processes are similar if they have the same name
 * without its numbers, the same state, and links from and to similar processes. If too many groups
 * remain, fewer of these conditions apply. So the children of a thousand similar workers become one
 * node as well.
 */
final class Folding {
    /** What has to be similar: the names, and the neighbours up to a number of links away. */
    private record Likeness(boolean names, int steps) {}

    private static final Likeness[] LIKENESSES = {
        new Likeness(true, 3), new Likeness(true, 1), new Likeness(false, 1), new Likeness(false, 0)
    };

    private final Snapshot graph;
    private final Highlights highlights;
    private int[] groupOf;
    private int[] first = {};
    private int[] count = {};
    private boolean byName = true;

    Folding(Snapshot graph, Highlights highlights, int limit) {
        this.graph = graph;
        this.highlights = highlights;
        this.groupOf = new int[graph.size()];
        if (graph.size() <= limit) {
            Arrays.setAll(groupOf, place -> place);
            first = groupOf;
            count = new int[graph.size()];
            Arrays.fill(count, 1);
            return;
        }
        Incoming incoming = new Incoming(graph);
        for (int i = 0; i < LIKENESSES.length && (i == 0 || groups() > limit); i++) {
            byName = LIKENESSES[i].names();
            group(marks(LIKENESSES[i], incoming));
        }
    }

    int groups() {
        return first.length;
    }

    int groupOf(int place) {
        return groupOf[place];
    }

    /** The first process of a group, which represents it. */
    int first(int group) {
        return first[group];
    }

    int count(int group) {
        return count[group];
    }

    /** The name of a group of several processes. */
    String nameOf(int group) {
        String stem = Names.stem(graph.name(first[group]));
        return byName ? stem : stem + " and others";
    }

    private void group(long[] marks) {
        Map<Long, Integer> groups = new HashMap<>();
        int[] firsts = new int[graph.size()];
        int[] counts = new int[graph.size()];
        for (int place = 0; place < marks.length; place++) {
            int next = groups.size();
            int group = groups.computeIfAbsent(marks[place], mark -> next);
            if (group == next) {
                firsts[group] = place;
            }
            groupOf[place] = group;
            counts[group]++;
        }
        first = Arrays.copyOf(firsts, groups.size());
        count = Arrays.copyOf(counts, groups.size());
    }

    /** A number for each process, the same for similar ones. */
    private long[] marks(Likeness likeness, Incoming incoming) {
        long[] marks = new long[graph.size()];
        Arrays.setAll(marks, place -> markOf(place, likeness.names()));
        for (int step = 0; step < likeness.steps(); step++) {
            long[] before = marks.clone();
            for (int place = 0; place < marks.length; place++) {
                marks[place] = mix(before[place], neighbours(place, before, incoming));
            }
        }
        return marks;
    }

    private long markOf(int place, boolean names) {
        if (highlights.isSingle(place)) {
            return mix(-1, place);
        }
        Detail detail = graph.detail(place);
        long work =
                detail == null
                        ? 0
                        : (detail.function() == null ? 0 : 1) + (detail.teardown() == null ? 0 : 2);
        Culprit culprit = highlights.culprit(place);
        long held = hash(highlights.markOf(place).name());
        long holds = culprit == null ? 0 : hash(culprit.kind().label());
        long mark = mix(mix(hash(graph.state(place).name()), work), mix(held, holds));
        return names ? mix(mark, hash(Names.stem(graph.name(place)))) : mark;
    }

    private long neighbours(int place, long[] marks, Incoming incoming) {
        int out = graph.linksEnd(place) - graph.linksFrom(place);
        int in = incoming.end(place) - incoming.from(place);
        long[] around = new long[out + in];
        for (int i = 0; i < out; i++) {
            int link = graph.linksFrom(place) + i;
            around[i] = mix(marks[graph.target(link)], graph.kind(link));
        }
        for (int i = 0; i < in; i++) {
            int position = incoming.from(place) + i;
            around[out + i] = mix(marks[incoming.source(position)], ~incoming.kind(position));
        }
        Arrays.sort(around);
        long mark = 0;
        for (int i = 0; i < around.length; i++) {
            if (i == 0 || around[i] != around[i - 1]) {
                mark = mix(mark, around[i]);
            }
        }
        return mark;
    }

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    private static long mix(long a, long b) {
        long mixed = (a ^ Long.rotateLeft(b * 0x9E3779B97F4A7C15L, 31)) * 0xBF58476D1CE4E5B9L;
        return mixed ^ mixed >>> 29;
    }
}
