package goprocess.debug.graph;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the links in a cycle a second time. A builder that is refused removes links that others
 * have seen. Since a cycle is reported as certain, it must consist of links that existed both
 * times.
 */
final class LinkCheck {
    private final Walk walk;
    private final Columns columns;
    private final int[] open;

    LinkCheck(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
        this.open = new int[columns.size];
    }

    /** Drops waits that no longer exist. Without a cycle this costs one pass over the links. */
    void run() {
        boolean[] left = inOrAboveCycles();
        for (int place = 0; place < columns.size; place++) {
            if (left[place]) {
                check(place);
            }
        }
    }

    /** Marks the places from which some chain leads into a cycle. */
    private boolean[] inOrAboveCycles() {
        int[] start = new int[columns.size + 1];
        for (int place = 0; place < columns.size; place++) {
            for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
                if (waits(link)) {
                    open[place]++;
                    start[columns.targets[link] + 1]++;
                }
            }
        }
        for (int place = 0; place < columns.size; place++) {
            start[place + 1] += start[place];
        }
        int[] sources = new int[start[columns.size]];
        int[] next = Arrays.copyOf(start, columns.size);
        for (int place = 0; place < columns.size; place++) {
            for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
                if (waits(link)) {
                    sources[next[columns.targets[link]]++] = place;
                }
            }
        }
        return peel(start, sources);
    }

    private boolean[] peel(int[] start, int[] sources) {
        boolean[] left = new boolean[columns.size];
        Arrays.fill(left, true);
        int[] ends = new int[columns.size];
        int count = 0;
        for (int place = 0; place < columns.size; place++) {
            if (open[place] == 0) {
                ends[count++] = place;
            }
        }
        for (int i = 0; i < count; i++) {
            left[ends[i]] = false;
            for (int in = start[ends[i]]; in < start[ends[i] + 1]; in++) {
                if (--open[sources[in]] == 0) {
                    ends[count++] = sources[in];
                }
            }
        }
        return left;
    }

    private boolean waits(int link) {
        return (columns.kinds[link] & LinkKind.WAITS) != 0;
    }

    private void check(int place) {
        Set<Long> there = new HashSet<>();
        walk.nodes
                .get(place)
                .forEachLink(
                        link -> {
                            if (link.waits()) {
                                there.add(link.to().id());
                            }
                        });
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if (waits(link) && !there.contains(columns.ids[columns.targets[link]])) {
                columns.kinds[link] &= ~LinkKind.WAITS;
            }
        }
    }
}
