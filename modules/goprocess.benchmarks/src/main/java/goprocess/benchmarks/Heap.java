package goprocess.benchmarks;

import org.openjdk.jol.info.GraphLayout;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Measures the memory of objects in two ways. */
final class Heap {
    private Heap() {}

    /**
     * By heap difference: what is in use after a collection, with the things and before them.
     *
     * @param count how many things are made
     * @param things makes them
     * @return the bytes of each
     */
    static <T> Measured<T> difference(int count, Supplier<T> things) {
        long before = inUse();
        T made = things.get();
        long after = inUse();
        return new Measured<>((double) (after - before) / count, made);
    }

    /**
     * By object layout: everything that can be reached from a root.
     *
     * @param root where to begin
     * @return the bytes
     */
    static long reachable(Object root) {
        return GraphLayout.parseInstance(root).totalSize();
    }

    /** What is in use once collections do not make it less. */
    static long inUse() {
        long used = Long.MAX_VALUE;
        for (int same = 0; same < 3; ) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            same = now < used - 4_096 ? 0 : same + 1;
            used = Math.min(used, now);
        }
        return used;
    }

    /**
     * Things and their size.
     *
     * @param bytes of each
     * @param things that were made
     */
    record Measured<T>(double bytes, T things) {}
}
