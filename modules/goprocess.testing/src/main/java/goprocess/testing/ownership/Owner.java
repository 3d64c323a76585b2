package goprocess.testing.ownership;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;

/**
 * A test or a test class, as the owner of the processes that it opened. After its end, processes
 * that its remaining threads open belong to the enclosing class.
 */
public final class Owner {
    /**
     * The owner of ignored processes, and of those that they open. Its processes are never checked.
     */
    static final Owner NOBODY = new Owner(null);

    /**
     * The greatest number of recorded places. A place costs about a microsecond and 500 bytes, and
     * a test may open a million processes.
     */
    private static final int PLACES_TO_RECORD = 1_000;

    private final @Nullable Owner around;
    private final Set<Predicate<? super String>> ignored = new CopyOnWriteArraySet<>();
    private final Map<Long, OpenedProcess> open = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /**
     * Makes the owner of a test or class that begins.
     *
     * @param around the enclosing class, or null
     */
    public Owner(@Nullable Owner around) {
        this.around = around;
    }

    /**
     * Ignores processes from now on, together with everything that their functions open.
     *
     * @param names selects the processes by their names
     */
    public void ignore(Predicate<? super String> names) {
        ignored.add(names);
    }

    boolean hasEnded() {
        return ended;
    }

    /** This owner, or the innermost enclosing one that has not ended. */
    @Nullable Owner current() {
        Owner owner = this;
        while (owner != null && owner.ended) {
            owner = owner.around;
        }
        return owner;
    }

    boolean ignores(ProcessNode process) {
        for (Predicate<? super String> names : ignored) {
            if (names.test(process.name())) {
                return true;
            }
        }
        return around != null && around.ignores(process);
    }

    /**
     * Adds a process that belongs to it.
     *
     * @return false if it has ended meanwhile
     */
    boolean opened(ProcessNode process) {
        OpenedProcess opened =
                open.size() < PLACES_TO_RECORD
                        ? new OpenedProcess(process, Places.ofCaller())
                        : new OpenedProcess(process);
        synchronized (this) {
            if (!ended) {
                open.put(process.id(), opened);
            }
            return !ended;
        }
    }

    void closed(ProcessNode process) {
        OpenedProcess opened = open.remove(process.id());
        if (opened != null) {
            opened.close();
        }
    }

    /**
     * Ends the test or class. Waits up to the given time for its processes to close by themselves,
     * and returns those that have not. Processes that are opened after that do not belong to it.
     *
     * @param nanos how long to wait
     * @return the processes in the order in which they were opened; empty if it had ended before
     */
    public List<OpenedProcess> end(long nanos) {
        awaitClosed(nanos);
        synchronized (this) {
            ended = true;
        }
        List<OpenedProcess> left =
                open.values().stream()
                        .filter(OpenedProcess::isOpen)
                        .sorted(Comparator.comparingLong(OpenedProcess::id))
                        .toList();
        open.values().forEach(process -> Ownership.forget(process.id()));
        open.clear();
        return left;
    }

    private Optional<OpenedProcess> nextThatMayClose() {
        return open.values().stream().filter(OpenedProcess::mayClose).findFirst();
    }

    private void awaitClosed(long nanos) {
        long deadline = System.nanoTime() + nanos;
        try {
            // Closing processes may open others meanwhile, or make others close.
            Optional<OpenedProcess> next = nextThatMayClose();
            while (next.isPresent() && deadline - System.nanoTime() > 0) {
                next.get().awaitClosed(deadline - System.nanoTime());
                next = nextThatMayClose();
            }
        } catch (InterruptedException e) {
            // An interrupt asks the test to end, so the processes that are open now are reported.
            Thread.currentThread().interrupt();
        }
    }
}
