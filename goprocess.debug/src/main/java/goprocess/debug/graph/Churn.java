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
 * Finds closes that are kept open by ever new processes: whatever such a one waits for was opened
 * after it began to close. It is looked at for a moment, and another one comes.
 */
final class Churn {
    private static final long OLD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(500);

    /** A process, and all that it was seen to wait for. */
    private record Suspect(int place, ProcessNode node, Set<Long> seen) {
        /** Whether it waits for something that it did not wait for before. */
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

    /** Marks those that are found. Takes a moment only where there is a suspect. */
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

    /** The first of them. The others are marked as not watched: watching takes time for each. */
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
