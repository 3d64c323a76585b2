package goprocess.debug.listener;

import goprocess.debug.event.EventText;
import goprocess.debug.event.Ids;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Snapshot;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/**
 * How much may be written into a chunk of a given size. The snapshot at its beginning must leave
 * room. Otherwise the chunk is full at once, the next one begins, and the same happens again.
 *
 * <p>The events with more of a thread need room for their texts only. There are few of them, since
 * only so many threads are looked at. Stacks have room of their own, so that they never displace a
 * process.
 */
final class Budget {
    /**
     * A process takes some 80 bytes in addition to its texts, so all processes together take a
     * third of the chunk.
     */
    private static final int BYTES_PER_PROCESS = 240;

    /** A link takes at most 20 bytes, so all links together take a sixth of the chunk. */
    static final int BYTES_PER_LINK = 120;

    private int processes;
    private int links;
    private int names;
    private int stackTexts;
    private int stacks = ThreadText.MOST_STACKS;
    private int waitingStacks = Snapshot.MOST_WAITING_STACKS;
    private int carrierStacks = Snapshot.MOST_CARRIER_STACKS;
    private boolean exceeded;

    Budget(long chunkSize) {
        int size = (int) Math.min(chunkSize, ChunkSize.USUAL);
        processes = size / BYTES_PER_PROCESS;
        links = size / BYTES_PER_LINK;
        names = size / 3;
        stackTexts = size / 8;
    }

    /** Takes room for one more process with its texts. Returns false if there is none. */
    boolean takeProcess(ProcessNode node, ProcessNode.Look look) {
        int bytes = bytes(node.name()) + bytes(Ids.nameOf(look.by())) + bytes(look.byThread());
        if (processes == 0 || bytes > names) {
            exceeded = true;
            return false;
        }
        processes--;
        names -= bytes;
        return true;
    }

    /** Whether there is room for this number of links. */
    boolean hasLinks(long count) {
        return count <= links;
    }

    /** Takes room for one more link, wait or piece of work. Returns false if there is none. */
    boolean takeLink() {
        if (links == 0) {
            exceeded = true;
            return false;
        }
        links--;
        return true;
    }

    /** Whether there was too little room for something. */
    boolean isExceeded() {
        return exceeded;
    }

    /** A thread with its stack; null if there is no room. */
    @Nullable SeenThread lookAt(Thread thread) {
        if (stacks == 0) {
            return null;
        }
        stacks--;
        return withTexts(thread);
    }

    /** The same of a thread that waits for a process, of which there may be very many. */
    @Nullable SeenThread lookAtWaiting(Thread thread) {
        if (waitingStacks == 0) {
            return null;
        }
        waitingStacks--;
        return withTexts(thread);
    }

    /** The same of a thread that occupies a carrier, looked at again. */
    @Nullable SeenThread lookAtMounted(Thread thread) {
        if (carrierStacks == 0) {
            return null;
        }
        carrierStacks--;
        return withTexts(thread);
    }

    private @Nullable SeenThread withTexts(Thread thread) {
        if (stackTexts == 0) {
            return null;
        }
        SeenThread seen = SeenThread.of(thread);
        int bytes =
                bytes(seen.text().stack()) + bytes(seen.lock().name()) + bytes(seen.lock().owner());
        if (bytes > stackTexts) {
            return null;
        }
        stackTexts -= bytes;
        return seen;
    }

    /** The greatest size of a text: the recorder writes one to three bytes for each character. */
    private static int bytes(@Nullable String line) {
        if (line == null) {
            return 0;
        }
        String text = EventText.report(line);
        return text.chars().allMatch(c -> c < 256) ? text.length() : 3 * text.length();
    }
}
