package goprocess.debug.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of very many, in an order. No more than these are kept. */
public final class Foremost<T> {
    private final int most;
    private final Comparator<? super T> order;

    /** Those that were the first so far, the last of them at its head. */
    private final PriorityQueue<T> kept;

    /**
     * Begins without any.
     *
     * @param most how many there may be, at least one
     * @param order the first of them is the least
     */
    public Foremost(int most, Comparator<? super T> order) {
        this.most = most;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    /** Adds one, unless as many come before it. */
    public void add(T one) {
        T last = kept.size() < most ? null : kept.peek();
        if (last != null && order.compare(one, last) >= 0) {
            return;
        }
        if (last != null) {
            kept.poll();
        }
        kept.add(one);
    }

    /** Those that come first. */
    public List<T> inOrder() {
        List<T> all = new ArrayList<>(kept);
        all.sort(order);
        return all;
    }
}
