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
 * A test or a test class, as the owner of the processes that it opened. When it has ended, what is
 * opened in its name by threads it left behind belongs to the class around it.
 */
public final class Owner {
    /** Owns what is to be ignored, and whatever that opens. Never asked for anything. */
    static final Owner NOBODY = new Owner(null);

    /** A place costs about a microsecond and 500 bytes; a test may open a million processes. */
    private static final int PLACES_TO_RECORD = 1_000;

    private final @Nullable Owner around;
    private final Set<Predicate<? super String>> ignored = new CopyOnWriteArraySet<>();
    private final Map<Long, OpenedProcess> open = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /**
     * Makes the owner of a test or class that begins.
     *
     * @param around the class around it, or null
     */
    public Owner(@Nullable Owner around) {
        this.around = around;
    }

    /**
     * Lets processes alone from now on, and everything that their functions open.
     *
     * @param names tells them by their names
     */
    public void ignore(Predicate<? super String> names) {
        ignored.add(names);
    }

    boolean hasEnded() {
        return ended;
    }

    /** This one, or the first around it that has not ended. */
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
     * Takes a process that was opened in its name.
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
     * Ends the test or class: waits up to that time for its processes to close by themselves, and
     * gives back those that have not. What is opened from now on is not its own any more.
     *
     * @param nanos how long to wait
     * @return in the order in which they were opened; empty if it had ended before
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
            // Those that close may open others meanwhile, or make others close.
            Optional<OpenedProcess> next = nextThatMayClose();
            while (next.isPresent() && deadline - System.nanoTime() > 0) {
                next.get().awaitClosed(deadline - System.nanoTime());
                next = nextThatMayClose();
            }
        } catch (InterruptedException e) {
            // Somebody wants the test to be over: judge by what is open now.
            Thread.currentThread().interrupt();
        }
    }
}
