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
 * Finds closes, begun or requested, that wait for ever new processes. Everything that such a close
 * waits for was opened after it began or was requested. It is watched for a moment: if a further
 * process comes and one has gone, it is one of these closes. Where processes only come, each of
 * them holds the close itself.
 */
final class Churn {
    /** What has been there longer does not come and go. */
    static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long OLD = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(500);

    /** A process, and the processes for which it has been seen to wait. */
    private static final class Suspect {
        private final int place;
        private final ProcessNode node;
        private final Set<Long> seen = new HashSet<>();

        /** Those of the first look for which it still waits. */
        private final Set<Long> stay = new HashSet<>();

        private boolean came;
        private boolean went;

        Suspect(int place, ProcessNode node) {
            this.place = place;
            this.node = node;
        }

        boolean isOpen() {
            return node.state() != State.CLOSED;
        }

        void lookAgain() {
            Set<Long> now = new HashSet<>();
            node.forEachLink(
                    link -> {
                        if (link.waits()) {
                            now.add(link.to().id());
                        }
                    });
            went |= !now.containsAll(seen);
            came |= seen.addAll(now);
            stay.retainAll(now);
        }

        boolean comesAndGoes() {
            return came && went;
        }
    }

    private final Walk walk;
    private final Columns columns;

    Churn(Walk walk) {
        this.walk = walk;
        this.columns = walk.columns;
    }

    /**
     * Marks the closes that it finds. It takes time only if there is a suspect. Each is looked at
     * once more at least, even if this thread does not run for longer than its patience.
     */
    void mark() {
        List<Suspect> suspects = suspects();
        if (suspects.isEmpty()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE;
        do {
            LockSupport.parkNanos(STEP);
            suspects.removeIf(this::isSettled);
        } while (!suspects.isEmpty() && System.nanoTime() - end < 0);
        suspects.stream().filter(Suspect::isOpen).forEach(this::mark);
    }

    /** Whether nothing more is to be found out: it is known, and none of the first is left. */
    private boolean isSettled(Suspect suspect) {
        suspect.lookAgain();
        if (!suspect.isOpen()) {
            return true;
        }
        boolean settled = suspect.comesAndGoes() && suspect.stay.isEmpty();
        if (settled) {
            mark(suspect);
        }
        return settled;
    }

    private void mark(Suspect suspect) {
        if (!suspect.comesAndGoes()) {
            return;
        }
        columns.flags[suspect.place] |= Snapshot.COMES_AND_GOES;
        for (int link = columns.linkStart[suspect.place];
                link < columns.linkEnd[suspect.place];
                link++) {
            int to = columns.targets[link];
            if (suspect.stay.contains(columns.ids[to])) {
                columns.flags[to] |= Snapshot.STAYS;
            }
        }
    }

    /** The first of them. The others are marked as not examined, since each link takes time. */
    private List<Suspect> suspects() {
        List<Suspect> suspects = new ArrayList<>();
        int linksLeft = Snapshot.MOST_WATCHED_LINKS;
        long now = System.nanoTime();
        for (int place = 0; place < columns.size; place++) {
            if (!isSuspect(place, now)) {
                continue;
            }
            int links = columns.linkEnd[place] - columns.linkStart[place];
            if (suspects.size() < Snapshot.MOST_WATCHED && links <= linksLeft) {
                linksLeft -= links;
                suspects.add(suspect(place));
            } else {
                columns.flags[place] |= Snapshot.NOT_WATCHED;
            }
        }
        return suspects;
    }

    private boolean isSuspect(int place, long now) {
        return columns.state(place) != State.CLOSED
                && columns.waitsFor[place] > 0
                && columns.closingAt[place] != 0
                && now - columns.closingAt[place] > OLD
                && !columns.works(place)
                && columns.waitsForLateOnly(place);
    }

    private Suspect suspect(int place) {
        Suspect suspect = new Suspect(place, walk.nodes.get(place));
        for (int link = columns.linkStart[place]; link < columns.linkEnd[place]; link++) {
            if ((columns.kinds[link] & LinkKind.WAITS) != 0
                    && columns.state(columns.targets[link]) != State.CLOSED) {
                suspect.seen.add(columns.ids[columns.targets[link]]);
            }
        }
        suspect.stay.addAll(suspect.seen);
        return suspect;
    }
}
