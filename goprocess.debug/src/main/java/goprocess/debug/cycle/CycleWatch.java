package goprocess.debug.cycle;

import goprocess.api.State;
import goprocess.debug.presence.DebugLog;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Reports each cycle of waits once, as soon as it can be seen.
 *
 * <p>When a link is made, the thread that makes it searches the neighbourhood. If two threads
 * complete a cycle together, at least one of them sees it, because a link is reported after it was
 * made. A cycle can be missed only if the search around one of its links gave up. While there are
 * such links, everything below each process that begins to close is searched completely, on a
 * thread of this class, for many processes at a time.
 */
public class CycleWatch {
    /** Members of cycles rarely close, so what is kept of them grows until they are garbage. */
    static final int REMEMBERED = 10_000;

    private final Consumer<Cycle> report;

    /**
     * Processes with a link around which the search gave up, each with a marker for the last such
     * link.
     */
    private final Map<Long, Object> unsearched = new ConcurrentHashMap<>();

    /** The members of the cycles that were reported. Added to with the lock of this. */
    private final Set<Long> reported = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private List<ProcessNode> toSearch = new ArrayList<>();
    private boolean searching;

    /**
     * Makes a watch.
     *
     * @param report receives each cycle once; called by the thread that links, or by one of this
     *     class
     */
    public CycleWatch(Consumer<Cycle> report) {
        this.report = report;
    }

    /**
     * Two processes were linked.
     *
     * @param link which was made before this call
     */
    public void linked(ProcessLink link) {
        if (!link.waits()) {
            return;
        }
        NearSearch search = new NearSearch(link);
        Cycle cycle = search.run();
        if (cycle != null) {
            found(cycle);
        } else if (search.gaveUp()) {
            unsearched.put(link.from().id(), new Object());
            if (link.from().state() != State.RUNNING || link.to().state() != State.RUNNING) {
                searchFrom(link.from());
            }
        }
    }

    /**
     * A process began to close.
     *
     * @param process which
     */
    public void closing(ProcessNode process) {
        if (!unsearched.isEmpty()) {
            searchFrom(process);
        }
    }

    /**
     * A process is closed, or can never be.
     *
     * @param id its number
     */
    public void gone(long id) {
        if (!unsearched.isEmpty()) {
            unsearched.remove(id);
        }
        if (!reported.isEmpty()) {
            reported.remove(id);
        }
    }

    /** Without a thread or memory for one, the next process that closes tries again. */
    private synchronized void searchFrom(ProcessNode process) {
        toSearch.add(process);
        if (!searching) {
            searching = true;
            boolean started = false;
            try {
                start(this::searchAll);
                started = true;
            } catch (OutOfMemoryError e) {
                // Whoever links or closes has no use for it.
            } finally {
                searching = searching && started;
            }
        }
    }

    void start(Runnable search) {
        Thread.ofPlatform()
                .daemon()
                .inheritInheritableThreadLocals(false)
                .name("goprocess-cycles")
                .start(search);
    }

    private void searchAll() {
        for (List<ProcessNode> starts = taken(); starts != null; starts = taken()) {
            try {
                search(starts);
            } catch (RuntimeException | Error e) {
                failed(starts, e);
                return;
            }
        }
    }

    /** This thread ends. The next process that closes starts another one, which searches again. */
    private void failed(List<ProcessNode> starts, Throwable e) {
        starts.removeIf(start -> start.state() == State.CLOSED);
        synchronized (this) {
            searching = false;
            if (toSearch.size() + starts.size() <= REMEMBERED) {
                toSearch.addAll(starts);
            }
        }
        DebugLog.warn("Could not look for processes that wait for each other", e);
    }

    private void search(List<ProcessNode> starts) {
        Map<Long, Object> marks = Map.copyOf(unsearched);
        Set<Long> looked = new HashSet<>();
        FullSearch.from(starts, looked).forEach(this::found);
        marks.forEach(
                (id, mark) -> {
                    if (looked.contains(id)) {
                        // Not if a link was made meanwhile: the search may have missed it.
                        unsearched.remove(id, mark);
                    }
                });
    }

    private synchronized @Nullable List<ProcessNode> taken() {
        if (toSearch.isEmpty()) {
            searching = false;
            return null;
        }
        List<ProcessNode> taken = toSearch;
        toSearch = new ArrayList<>();
        return taken;
    }

    private void found(Cycle cycle) {
        List<Long> ids = cycle.members().stream().map(ProcessNode::id).toList();
        List<Long> added = cycle.isThere() ? added(ids) : List.of();
        for (ProcessNode member : cycle.members()) {
            if (member.state() == State.CLOSED) {
                gone(member.id()); // it may have been told before it was remembered
            }
        }
        if (added.isEmpty()) {
            return;
        }
        boolean done = false;
        try {
            report.accept(cycle);
            done = true;
        } finally {
            if (!done) {
                forget(added);
            }
        }
    }

    /** Remembers a cycle. Returns those of its members that were in none; none if it was known. */
    private synchronized List<Long> added(List<Long> ids) {
        List<Long> added = ids.stream().filter(id -> !reported.contains(id)).toList();
        if (reported.size() < REMEMBERED) {
            reported.addAll(added);
        }
        return added;
    }

    private synchronized void forget(List<Long> ids) {
        ids.forEach(reported::remove);
    }
}
