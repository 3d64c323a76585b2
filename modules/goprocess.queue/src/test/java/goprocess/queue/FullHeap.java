package goprocess.queue;

import goprocess.api.GoProcesses;

import org.jspecify.annotations.Nullable;

/**
 * Puts numbers until there is no memory for another one, takes some, and goes on. Every number that
 * was accepted comes out, in order.
 */
final class FullHeap {
    private static final int RESERVE = 1 << 20;

    private final DrainQueue<Integer> queue = new DrainQueue<>(GoProcesses.background());
    private byte @Nullable [] reserve;
    private int accepted;
    private int taken;

    public static void main(String[] args) {
        FullHeap heap = new FullHeap();
        for (int round = 0; round < 3; round++) {
            heap.putUntilMemoryEnds();
            heap.takeHalf();
        }
        heap.queue.close();
        while (!heap.queue.isDrained()) {
            heap.take();
        }
        System.out.println(
                heap.taken == heap.accepted ? "all came out" : heap.taken + " of " + heap.accepted);
    }

    private void putUntilMemoryEnds() {
        reserve = new byte[RESERVE];
        try {
            while (true) {
                queue.offer(accepted);
                accepted++;
            }
        } catch (OutOfMemoryError e) {
            // It was not accepted.
        }
    }

    private void takeHalf() {
        for (int left = queue.size() / 2; left > 0; left--) {
            take();
        }
    }

    private void take() {
        Integer next = null;
        while (next == null) {
            try {
                next = queue.poll().orElseThrow();
            } catch (OutOfMemoryError e) {
                reserve = null; // and it was not taken
            }
        }
        if (next != taken) {
            throw new IllegalStateException(next + " came out in place of " + taken);
        }
        taken++;
    }
}
