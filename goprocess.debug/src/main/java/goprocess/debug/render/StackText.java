package goprocess.debug.render;

import goprocess.debug.graph.LockLook;
import goprocess.debug.graph.ThreadLook;

import java.util.BitSet;
import java.util.List;

/** Writes the stack of a thread, and folds the frames of the JDK and the library. */
final class StackText {
    private static final int MOST_LINES = 40;

    private final StringBuilder text;

    StackText(StringBuilder text) {
        this.text = text;
    }

    void write(ThreadLook thread) {
        String name = Words.oneLine(thread.name());
        text.append(name.isEmpty() ? "" : "\"" + name + "\", ");
        text.append("tid ").append(thread.tid()).append(", ").append(thread.state());
        text.append(thread.stack().isEmpty() ? "\n" : ":\n");
        int left = thread.stack().size() - writeFrames(thread.stack()) + thread.framesOmitted();
        if (left > 0) {
            text.append("    ... ").append(left).append(left == 1 ? " more frame" : " more frames");
            text.append('\n');
        }
        writeLock(thread);
    }

    private void writeLock(ThreadLook thread) {
        LockLook lock = thread.lock();
        if (lock != null) {
            text.append("  It waits for ").append(Words.oneLine(lock.name()));
            if (lock.owner() != null) {
                text.append(", which thread \"").append(Words.oneLine(lock.owner()));
                text.append("\", tid ").append(lock.ownerTid()).append(", holds");
            }
            text.append(".\n");
        }
        if (thread.interrupted()) {
            text.append("  It was interrupted, and goes on.\n");
        }
    }

    /** Returns how many frames are written, alone or folded. */
    private int writeFrames(List<StackTraceElement> stack) {
        BitSet own = Frames.ofApplication(stack);
        if (own.isEmpty()) {
            stack.stream().limit(MOST_LINES).forEach(this::writeFrame);
            return Math.min(stack.size(), MOST_LINES);
        }
        int lines = 0;
        int at = 0;
        for (; at < stack.size() && lines < MOST_LINES; lines++) {
            int next = own.nextSetBit(at);
            // The last frame before it is the method that the application called.
            int folded = next < 0 ? stack.size() - at : next - at - 1;
            if (folded > 0) {
                text.append("    ... ").append(folded).append(folded == 1 ? " frame" : " frames");
                text.append(" of the JDK and the library\n");
            }
            at += Math.max(0, folded);
            if (at < stack.size()) {
                writeFrame(stack.get(at++));
            }
        }
        return at;
    }

    private void writeFrame(StackTraceElement frame) {
        text.append("    at ").append(Frames.full(frame)).append('\n');
    }
}
