package goprocess.debug.jfr;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes what is open into a chunk of the recording that begins. Up to a limit that is everything;
 * above it what is closing and what is above that, and how much there is in all: a million
 * processes would outgrow the chunk and begin the next one, for ever.
 *
 * <p>It runs on the thread that starts the recording or the chunk, while the recorder waits for it.
 */
final class ChunkSnapshot implements Runnable {
    /** How many processes a chunk begins with; they take half of it. */
    static final int PROCESSES = 50_000;

    /** How many links; they take a quarter. */
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
        LiveWalk walk = new LiveWalk(roots.get(), PROCESSES);
        SnapshotEvent end = new SnapshotEvent();
        end.running = walk.running();
        end.closing = walk.closing();
        end.links = walk.links();
        end.truncated = walk.size() > PROCESSES || walk.links() > LINKS;
        if (end.truncated) {
            Ancestry some = new Ancestry(walk.firstClosing(), PROCESSES);
            write(some.nodes(), some.ids());
        } else {
            write(walk.nodes(), walk.ids());
        }
        end.at = System.nanoTime();
        end.commit();
    }

    private static void write(Collection<ProcessNode> nodes, Set<Long> ids) {
        LinkWriter links = new LinkWriter(ids);
        for (ProcessNode node : nodes) {
            long time = System.nanoTime();
            ProcessNode.Look look = node.look();
            if (look.state() != State.CLOSED) {
                LiveProcessEvent.emit(node, time, look);
                node.forEachLink(links::write);
            }
        }
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
