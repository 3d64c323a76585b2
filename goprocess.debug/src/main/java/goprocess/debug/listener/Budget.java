package goprocess.debug.listener;

import goprocess.debug.event.EventText;
import goprocess.debug.event.Ids;
import goprocess.debug.event.ThreadText;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/**
 * How much may be written into a chunk of a given size: what is written at the beginning must leave
 * room, or the chunk is full at once and the next one begins, which begins the same way.
 */
final class Budget {
    /** A process takes some 80 bytes beside its texts; so these are a third of the chunk. */
    private static final int BYTES_PER_PROCESS = 240;

    /** A link takes 20 bytes or less; so these are a sixth of it. */
    static final int BYTES_PER_LINK = 120;

    private int processes;
    private int links;
    private int texts;
    private int stacks = ThreadText.MOST_STACKS;
    private boolean exceeded;

    Budget(long chunkSize) {
        int size = (int) Math.min(chunkSize, ChunkSize.USUAL);
        processes = size / BYTES_PER_PROCESS;
        links = size / BYTES_PER_LINK;
        texts = size / 3;
    }

    /** Whether there is room for one more process with its texts, which is taken if so. */
    boolean takeProcess(ProcessNode node, ProcessNode.Look look) {
        int bytes = bytes(node.name()) + bytes(Ids.nameOf(look.by())) + bytes(look.byThread());
        if (processes == 0 || bytes > texts) {
            exceeded = true;
            return false;
        }
        processes--;
        texts -= bytes;
        return true;
    }

    /** Whether there is room for so many links. */
    boolean hasLinks(long count) {
        return count <= links;
    }

    /** Whether there is room for one more link, wait or work, which is taken if so. */
    boolean takeLink() {
        if (links == 0) {
            exceeded = true;
            return false;
        }
        links--;
        return true;
    }

    /** Whether there was no room for something. */
    boolean isExceeded() {
        return exceeded;
    }

    /** Where work that has begun is; null if there is none, or no room. */
    @Nullable ThreadText begun(ProcessNode.@Nullable Work work) {
        return work == null || !work.started() ? null : lookAt(work.thread());
    }

    /** Where a thread is; null if there is none, or no room. */
    @Nullable ThreadText lookAt(@Nullable Thread thread) {
        if (thread == null || stacks == 0 || texts == 0) {
            return null;
        }
        stacks--;
        String state = stateOf(thread).name();
        String stack = EventText.report(framesOf(thread));
        int bytes = bytes(stack);
        if (bytes > texts) {
            return null;
        }
        texts -= bytes;
        return new ThreadText(state, stack);
    }

    private static Thread.State stateOf(Thread thread) {
        try {
            return thread.getState();
        } catch (RuntimeException | Error e) {
            return Thread.State.RUNNABLE;
        }
    }

    /** Of a thread that cannot be looked at there is none, and nothing else is lost. */
    private static String framesOf(Thread thread) {
        try {
            return ThreadText.of(thread.getStackTrace());
        } catch (RuntimeException | Error e) {
            return "";
        }
    }

    /** At most: the recorder writes a byte for each character, or up to three. */
    private static int bytes(@Nullable String line) {
        if (line == null) {
            return 0;
        }
        String text = EventText.report(line);
        return text.chars().allMatch(c -> c < 256) ? text.length() : 3 * text.length();
    }
}
