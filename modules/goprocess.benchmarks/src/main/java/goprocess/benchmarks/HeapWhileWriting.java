package goprocess.benchmarks;

import java.io.OutputStream;

/** Takes what is written to it and looks now and then at what is in use on the heap. */
final class HeapWhileWriting extends OutputStream {
    private static final int EACH = 10_000_000;

    private long written;
    private int looks;
    private long first;
    private long most;

    @Override
    public void write(int b) {
        wrote(1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        wrote(length);
    }

    private void wrote(int length) {
        written += length;
        if (written < (long) EACH * (looks + 1)) {
            return;
        }
        long used = Heap.inUse();
        if (looks++ == 0) {
            first = used;
        }
        most = Math.max(most, used);
    }

    int looks() {
        return looks;
    }

    /** How much more was in use than at the first look. */
    long growth() {
        return most - first;
    }
}
