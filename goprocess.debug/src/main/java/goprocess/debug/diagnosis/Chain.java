package goprocess.debug.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Processes each of which waits for the next. In a cycle the first is the last as well. */
public final class Chain {
    static final Chain NONE = new Chain(new int[0], List.of());

    private final int[] places;
    private final List<WaitKind> how;

    /**
     * Of these processes.
     *
     * @param how how each waits for the next; one less than there are places
     */
    Chain(int[] places, List<WaitKind> how) {
        this.places = places;
        this.how = how;
    }

    /** WaitKind each waits for the next; one less than there are processes. */
    public List<WaitKind> how() {
        return how;
    }

    /** The processes. */
    public IntStream places() {
        return Arrays.stream(places);
    }

    /** WaitKind many processes there are, one that is met twice counted twice. */
    public int length() {
        return places.length;
    }

    /** The process at a position. */
    public int place(int position) {
        return places[position];
    }

    /** This chain, and then another that begins where this one ends. */
    Chain then(Chain next) {
        if (places.length == 0 || next.places.length == 0) {
            return places.length == 0 ? next : this;
        }
        int[] joined = Arrays.copyOf(places, places.length + next.places.length - 1);
        System.arraycopy(next.places, 1, joined, places.length, next.places.length - 1);
        List<WaitKind> both = new ArrayList<>(how);
        both.addAll(next.how);
        return new Chain(joined, both);
    }

    /** The same cycle, begun at one of its processes; itself if that is none of them. */
    public Chain cycleFrom(int start) {
        for (int i = 0; i < how.size(); i++) {
            if (places[i] == start) {
                return part(i, how.size()).then(part(0, i));
            }
        }
        return this;
    }

    private Chain part(int from, int to) {
        return new Chain(Arrays.copyOfRange(places, from, to + 1), how.subList(from, to));
    }
}
