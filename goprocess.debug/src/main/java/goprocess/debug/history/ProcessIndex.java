package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The processes of a recording by number. It is an open-addressed table, since there may be a
 * million processes.
 */
final class ProcessIndex {
    private final List<ProcessHistory> all = new ArrayList<>();
    private @Nullable ProcessHistory[] table = new ProcessHistory[64];

    ProcessHistory findOrAdd(long id) {
        ProcessHistory found = table[slotOf(id)];
        if (found != null) {
            return found;
        }
        ProcessHistory added = new ProcessHistory(id);
        table[slotOf(id)] = added;
        all.add(added);
        if (all.size() * 2 > table.length) {
            grow();
        }
        return added;
    }

    @Nullable ProcessHistory find(long id) {
        return table[slotOf(id)];
    }

    /** Puts them in the order of their numbers. In a file each thread has its events together. */
    void sort() {
        all.sort(Comparator.comparingLong(ProcessHistory::id));
    }

    Collection<ProcessHistory> all() {
        return Collections.unmodifiableCollection(all);
    }

    /**
     * The place of a number. Numbers follow each other, and so do their places: then neighbours in
     * the recording are neighbours in memory, and no two collide. Numbers with gaps may collide;
     * all their bits determine the further places, so that gaps of a regular size do no harm.
     */
    private int slotOf(long id) {
        int mask = table.length - 1;
        int slot = (int) id & mask;
        long bits = id;
        for (ProcessHistory at = table[slot]; at != null && at.id() != id; at = table[slot]) {
            bits >>>= 5;
            slot = (int) (slot * 5L + 1 + bits) & mask;
        }
        return slot;
    }

    private void grow() {
        table = new ProcessHistory[table.length * 2];
        for (ProcessHistory process : all) {
            table[slotOf(process.id())] = process;
        }
    }
}
