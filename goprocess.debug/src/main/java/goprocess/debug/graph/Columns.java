package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The arrays behind a snapshot while it is filled: each array is a column, with a row for each
 * process or link.
 */
final class Columns {
    /** The flags that do not come from the look at a process. */
    private static final int KEPT =
            Snapshot.NAMED_GO | Snapshot.COMES_AND_GOES | Snapshot.NOT_WATCHED | Snapshot.STAYS;

    /**
     * Whether the graph comes from a recording, which does not contain everything that can hold a
     * close.
     */
    boolean recorded;

    /** Why something may be missing from the recording, a sentence for each reason. */
    List<String> missing = List.of();

    int size;
    long[] ids = {};
    @Nullable String[] names = {};
    @Nullable State[] states = {};
    byte[] flags = {};
    int[] waitsFor = {};
    long[] openedAt = {};

    /** When the process began to close; if it is running, when its close was requested. */
    long[] closingAt = {};

    @Nullable Detail[] details = {};
    int[] linkStart = {};
    int[] linkEnd = {};

    int links;
    int[] targets = new int[64];
    byte[] kinds = new byte[64];

    /** Makes room for the processes up to a place. */
    void ensure(int place) {
        if (place >= ids.length) {
            int length = Math.max(64, Math.max(place + 1, ids.length + ids.length / 2));
            ids = Arrays.copyOf(ids, length);
            names = Arrays.copyOf(names, length);
            states = Arrays.copyOf(states, length);
            flags = Arrays.copyOf(flags, length);
            waitsFor = Arrays.copyOf(waitsFor, length);
            openedAt = Arrays.copyOf(openedAt, length);
            closingAt = Arrays.copyOf(closingAt, length);
            details = Arrays.copyOf(details, length);
            linkStart = Arrays.copyOf(linkStart, length);
            linkEnd = Arrays.copyOf(linkEnd, length);
        }
        size = Math.max(size, place + 1);
    }

    void name(int place, long id, String name) {
        ids[place] = id;
        if (isMadeOf(id, "process-", name)) {
            return;
        }
        if (isMadeOf(id, "go-", name)) {
            flags[place] |= Snapshot.NAMED_GO;
        } else {
            names[place] = name;
        }
    }

    /**
     * Stores a look, and replaces everything that an earlier look stored, so the two are never
     * mixed.
     */
    void look(int place, ProcessNode.Look look) {
        flags[place] =
                (byte)
                        ((flags[place] & KEPT)
                                | (look.hasTeardown() ? Snapshot.HAS_TEARDOWN : 0)
                                | (look.afterChildren() ? Snapshot.AFTER_CHILDREN : 0));
        states[place] = look.state();
        waitsFor[place] = look.waitsFor();
        openedAt[place] = look.openedAt();
        closingAt[place] = look.state() == State.RUNNING ? look.wishedAt() : look.closingAt();
        details[place] = Detail.of(look);
        if (look.state() == State.CLOSED) {
            linkEnd[place] = linkStart[place];
        }
    }

    /**
     * Adds what the work of a process waits for on its thread. A wait for the children of its own
     * process leads along its links, and one of them stands for all.
     */
    void addAwaited(int place, int target, boolean childrenOnly, List<Integer> awaited) {
        if (!childrenOnly || target != place) {
            awaited.add(target);
            return;
        }
        for (int link = linkStart[place]; link < linkEnd[place]; link++) {
            if ((kinds[link] & LinkKind.WAITS) != 0) {
                awaited.add(targets[link]);
                return;
            }
        }
    }

    /** Adds abandoned work that still runs. */
    void abandoned(int place, WorkLook work) {
        Detail detail = details[place];
        details[place] = (detail == null ? Detail.NONE : detail).withAbandoned(work);
    }

    /** Replaces the work of a process by what was recorded. */
    void work(int place, RecordedThreads threads) {
        Detail detail = details[place];
        if (detail != null || !threads.callbacks().isEmpty() || !threads.abandoned().isEmpty()) {
            details[place] = (detail == null ? Detail.NONE : detail).withWork(threads);
        }
    }

    State state(int place) {
        return Objects.requireNonNull(states[place]);
    }

    boolean isBackground(int place) {
        return ids[place] == Snapshot.BACKGROUND;
    }

    boolean afterChildren(int place) {
        return (flags[place] & Snapshot.AFTER_CHILDREN) != 0;
    }

    /** Whether a process has work in progress. */
    boolean works(int place) {
        Detail detail = details[place];
        return detail != null && detail.works();
    }

    /** Whether a closing process waits, but for nothing that the walk has seen. */
    boolean waitsForUnseen(int place) {
        if (state(place) != State.CLOSING || waitsFor[place] == 0 || works(place)) {
            return false;
        }
        for (int link = linkStart[place]; link < linkEnd[place]; link++) {
            if ((kinds[link] & LinkKind.WAITS) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all that a process waits for was opened after it began to close, or its close was
     * requested.
     */
    boolean waitsForLateOnly(int place) {
        for (int link = linkStart[place]; link < linkEnd[place]; link++) {
            int to = targets[link];
            if ((kinds[link] & LinkKind.WAITS) != 0
                    && state(to) != State.CLOSED
                    && openedAt[to] - closingAt[place] <= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Marks those that a closing process has waited for longer than for processes that come and go.
     */
    void markStaying(int place, long since) {
        for (int link = linkStart[place]; link < linkEnd[place]; link++) {
            int to = targets[link];
            if ((kinds[link] & LinkKind.WAITS) != 0 && openedAt[to] - since < 0) {
                flags[to] |= Snapshot.STAYS;
            }
        }
    }

    int addLink(int target, int kind) {
        if (links == targets.length) {
            targets = Arrays.copyOf(targets, links + links / 2);
            kinds = Arrays.copyOf(kinds, links + links / 2);
        }
        targets[links] = target;
        kinds[links] = (byte) kind;
        return links++;
    }

    /** The rows of some places, in that order, and the links between them. */
    Columns part(int[] places, int[] placeOf) {
        Columns part = new Columns();
        part.recorded = recorded;
        part.missing = missing;
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            part.ensure(i);
            part.ids[i] = ids[place];
            part.names[i] = names[place];
            part.states[i] = states[place];
            part.flags[i] = flags[place];
            part.waitsFor[i] = waitsFor[place];
            part.openedAt[i] = openedAt[place];
            part.closingAt[i] = closingAt[place];
            part.details[i] = details[place];
            part.linkStart[i] = part.links;
            for (int link = linkStart[place]; link < linkEnd[place]; link++) {
                if (placeOf[targets[link]] >= 0) {
                    part.addLink(placeOf[targets[link]], kinds[link]);
                }
            }
            part.linkEnd[i] = part.links;
        }
        return part;
    }

    private static boolean isMadeOf(long id, String prefix, String name) {
        return name.startsWith(prefix) && name.equals(prefix + id);
    }
}
