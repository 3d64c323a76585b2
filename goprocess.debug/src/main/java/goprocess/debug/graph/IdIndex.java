package goprocess.debug.graph;

import java.util.Arrays;

/**
 * Maps process ids to places in the snapshot. It is an open-addressed table, so it needs no object
 * per process.
 */
final class IdIndex {
    static final int ABSENT = -1;
    private static final int FREE = -1;

    private long[] ids = new long[64];
    private int[] places = free(64);
    private int size;

    /** Finds the place of an id, or gives it the next free one. */
    int placeOf(long id) {
        int slot = slotOf(id);
        if (places[slot] != FREE) {
            return places[slot];
        }
        int place = size++;
        ids[slot] = id;
        places[slot] = place;
        if (size * 2 > places.length) {
            grow();
        }
        return place;
    }

    int find(long id) {
        int place = places[slotOf(id)];
        return place == FREE ? ABSENT : place;
    }

    int size() {
        return size;
    }

    private int slotOf(long id) {
        int mask = places.length - 1;
        int slot = (int) ((id * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (places[slot] != FREE && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldPlaces = places;
        ids = new long[oldIds.length * 2];
        places = free(ids.length);
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != FREE) {
                int slot = slotOf(oldIds[i]);
                ids[slot] = oldIds[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    private static int[] free(int length) {
        int[] places = new int[length];
        Arrays.fill(places, FREE);
        return places;
    }
}
