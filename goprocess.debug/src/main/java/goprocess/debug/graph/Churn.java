package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds closes that wait for ever new processes. Everything that such a close waits for was opened
 * after it began. It is watched for a moment: if a further process comes, it is one of these
 * closes.
 */
final class Churn {
    private static final long OLD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(500);

    /** A process, and all processes for which it has been seen to wait. */
    private record Suspect(int place, ProcessNode node, Set<Long> seen) {
        /** Whether it waits for a process for which it did not wait before. */
        boolean hasNew() {
            int before = seen.size();
            node.forEachLink(
                    link -> {
                        if (link.waits()) {
                            seen.add(link.to().id());
                        }
                    });
            return seen.size() > before && node.state() == State.CLOSING;
        }
    }

    private final Walk walk;
    private final Columns columns;

    Churn(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
    }

    /** Marks the closes that it finds. It takes time only if there is a suspect. */
    void mark() {
        List<Suspect> suspects = suspects();
        long end = System.nanoTime() + PATIENCE;
        while (!suspects.isEmpty() && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(STEP);
            suspects.removeIf(this::isMarked);
        }
    }

    private boolean isMarked(Suspect suspect) {
        if (suspect.node.state() != State.CLOSING) {
            return true;
        }
        boolean comes = suspect.hasNew();
        if (comes) {
            columns.flags[suspect.place] |= Snapshot.COMES_AND_GOES;
        }
        return comes;
    }

    /** The first of them. The others are marked as not examined, since each takes time. */
    private List<Suspect> suspects() {
        List<Suspect> suspects = new ArrayList<>();
        long now = System.nanoTime();
        for (int place = 0; place < columns.size; place++) {
            if (!isSuspect(place, now)) {
                continue;
            }
            if (suspects.size() < Snapshot.MOST_WATCHED) {
                suspects.add(suspect(place));
            } else {
                columns.flags[place] |= Snapshot.NOT_WATCHED;
            }
        }
        return suspects;
    }

    private boolean isSuspect(int place, long now) {
        return columns.state(place) == State.CLOSING
                && columns.waitsFor[place] > 0
                && columns.closingAt[place] != 0
                && now - columns.closingAt[place] > OLD
                && !columns.works(place)
                && columns.waitsForLateOnly(place);
    }

    private Suspect suspect(int place) {
        Suspect suspect = new Suspect(place, walk.nodes.get(place), new HashSet<>());
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            suspect.seen.add(columns.ids[columns.targets[link]]);
        }
        return suspect;
    }
}
