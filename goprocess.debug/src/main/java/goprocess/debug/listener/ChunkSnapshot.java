package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.debug.event.LiveLinkEvent;
import goprocess.debug.event.LiveProcessEvent;
import goprocess.debug.event.LiveWaitEvent;
import goprocess.debug.event.SnapshotEvent;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import jdk.jfr.FlightRecorder;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes what is open into a chunk of the recording that begins or ends. Up to a limit that is
 * everything; above it what is closing and what is above that, and how much there is in all: a
 * million processes, or names as long as books, would outgrow the chunk and begin the next one, for
 * ever.
 *
 * <p>It runs on the thread that starts the recording or the chunk, while the recorder waits for it.
 */
final class ChunkSnapshot implements Runnable {
    /** How many processes a chunk begins with; they take a third of it. */
    static final int PROCESSES = 50_000;

    /** How many links; they take a sixth. */
    static final int LINKS = 100_000;

    private final Supplier<List<ProcessNode>> roots;

    ChunkSnapshot() {
        this(() -> ProcessProvider.installed().roots());
    }

    ChunkSnapshot(Supplier<List<ProcessNode>> roots) {
        this.roots = roots;
    }

    @Override
    public void run() {
        try {
            write();
        } catch (NoClassDefFoundError e) {
            // The class loader of this module was closed: its application has ended.
            FlightRecorder.removePeriodicEvent(this);
        }
    }

    private void write() {
        LiveWalk walk = new LiveWalk(roots.get(), PROCESSES);
        boolean fits = walk.size() <= PROCESSES && walk.links() <= LINKS;
        boolean truncated = true;
        if (fits && TextBudget.sufficesFor(walk.nodes())) {
            truncated = !write(walk.nodes(), walk.ids());
        } else {
            Ancestry some = new Ancestry(walk.firstClosing(), PROCESSES);
            write(some.nodes(), some.ids());
        }
        SnapshotEvent.emit(walk.running(), walk.closing(), walk.links(), truncated);
    }

    /** Whether there was room for all of them. */
    private static boolean write(Collection<ProcessNode> nodes, Set<Long> ids) {
        LinkWriter links = new LinkWriter(ids);
        TextBudget texts = new TextBudget();
        boolean all = true;
        for (ProcessNode node : nodes) {
            long time = System.nanoTime();
            ProcessNode.Look look = node.look();
            if (look.state() != State.CLOSED) {
                if (texts.take(node, look)) {
                    LiveProcessEvent.emit(node, time, look);
                    node.forEachLink(links::write);
                    node.waits().forEach(wait -> LiveWaitEvent.emit(node, wait, time));
                } else {
                    all = false;
                }
            }
        }
        return all;
    }

    /** Links of a process in the snapshot to another one in it, so many and no more. */
    private static final class LinkWriter {
        private final Set<Long> ids;
        private int left = LINKS;

        LinkWriter(Set<Long> ids) {
            this.ids = ids;
        }

        void write(ProcessLink link) {
            if (left > 0 && ids.contains(link.to().id())) {
                left--;
                LiveLinkEvent.emit(link, System.nanoTime());
            }
        }
    }
}
