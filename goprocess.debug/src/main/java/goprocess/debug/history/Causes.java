package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds out which close caused which. */
public final class Causes {
    /** Two may begin to close at the same moment. */
    private static final Comparator<ProcessHistory> BY_BEGINNING =
            Comparator.comparingLong(ProcessHistory::closingAt)
                    .thenComparingLong(ProcessHistory::id);

    private final History history;
    private final Map<ProcessHistory, List<ProcessHistory>> made = new HashMap<>();
    private final List<ProcessHistory> origins = new ArrayList<>();

    /**
     * Finds out what caused each close.
     *
     * @param history what was recorded
     */
    public Causes(History history) {
        this.history = history;
        for (ProcessHistory process : history.processes()) {
            if (process.closingAt() != UNKNOWN) {
                ProcessHistory cause = causeOf(process);
                if (cause == null) {
                    origins.add(process);
                } else {
                    made.computeIfAbsent(cause, c -> new ArrayList<>(1)).add(process);
                }
            }
        }
        origins.sort(BY_BEGINNING);
    }

    /** The process whose closing made this one close, or null if there is none. */
    @Nullable ProcessHistory causeOf(ProcessHistory process) {
        if (process.cause() == null) {
            return null;
        }
        ProcessHistory cause = byWhom(process);
        return cause != null && cause != process && cause.isClosingAt(process.closingAt())
                ? cause
                : null;
    }

    /**
     * The process that caused a close: the one that the event names, or the one in whose function
     * or teardown the close was called.
     *
     * @param process which closes
     * @return that process, or null if there is none
     */
    public @Nullable ProcessHistory byWhom(ProcessHistory process) {
        return process.by() == null && process.cause() == CloseCause.CALLED
                ? caller(process)
                : process.by();
    }

    private @Nullable ProcessHistory caller(ProcessHistory process) {
        WorkHistory work = history.workOf(process.closerThreadId(), process.closingAt());
        return work == null ? null : work.owner();
    }

    /**
     * The closes that no other close caused.
     *
     * @return the processes that began them, in the order in which they did
     */
    public List<ProcessHistory> origins() {
        return origins;
    }

    /**
     * The close that ended the application: one that a signal or the end of the JVM caused, or
     * otherwise that of the last root, if no root is still running. After a signal that reloads the
     * settings another process is opened, and the application goes on. If there are several such
     * closes, it is the one that ended last.
     *
     * <p>What a shutdown hook opens and closes is no longer the application.
     *
     * @return empty if the application went on
     */
    public Optional<ProcessHistory> last() {
        Comparator<ProcessHistory> order =
                Comparator.comparingLong(Causes::end)
                        .thenComparing(ProcessHistory::openedAt, Comparator.reverseOrder());
        long jvmEnded = jvmEnded();
        long lastOpening =
                history.processes().stream()
                        .mapToLong(ProcessHistory::openedAt)
                        .filter(openedAt -> openedAt != UNKNOWN && openedAt < jvmEnded)
                        .max()
                        .orElse(Long.MIN_VALUE);
        Optional<ProcessHistory> told =
                origins.stream()
                        .filter(
                                origin ->
                                        origin.cause() == CloseCause.SHUTDOWN
                                                || (origin.cause() == CloseCause.SIGNAL
                                                        && end(origin) >= lastOpening))
                        .max(order);
        Predicate<ProcessHistory> ofTheApplication =
                process -> isRoot(process) && process.openedAt() < jvmEnded;
        return told.isPresent()
                        || history.processes().stream()
                                .anyMatch(ofTheApplication.and(Causes::isRunning))
                ? told
                : origins.stream().filter(ofTheApplication).max(order);
    }

    /**
     * When the JVM began to end, as far as the recording shows it: by the event of the JDK, or by
     * the closes that the end caused.
     */
    private long jvmEnded() {
        return Math.min(
                history.jvmEnded(),
                origins.stream()
                        .filter(origin -> origin.cause() == CloseCause.SHUTDOWN)
                        .mapToLong(ProcessHistory::closingAt)
                        .min()
                        .orElse(Long.MAX_VALUE));
    }

    private static long end(ProcessHistory process) {
        return process.closedAt() == UNKNOWN ? Long.MAX_VALUE : process.closedAt();
    }

    private static boolean isRoot(ProcessHistory process) {
        return process.in().stream().noneMatch(link -> link.closes() && link.waits());
    }

    private static boolean isRunning(ProcessHistory process) {
        return process.closingAt() == UNKNOWN
                && process.isOpenAt(Long.MAX_VALUE)
                && process.id() != 0;
    }

    /**
     * The processes that take part in a close: all that it made close, and all that these wait for,
     * through any chain, unless they were closed before.
     *
     * @param origin the process that began it
     * @return in the order in which they began to close
     */
    public List<ProcessHistory> partOf(ProcessHistory origin) {
        Set<ProcessHistory> found = new LinkedHashSet<>(List.of(origin));
        Deque<ProcessHistory> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            ProcessHistory process = next.poll();
            addAll(made.getOrDefault(process, List.of()), found, next);
            for (LinkHistory link : process.out()) {
                if (link.holds() && takesPart(link.to(), origin) && found.add(link.to())) {
                    next.add(link.to());
                }
            }
        }
        List<ProcessHistory> parts = new ArrayList<>(found);
        parts.sort(BY_BEGINNING);
        return parts;
    }

    private static void addAll(
            Collection<ProcessHistory> more,
            Set<ProcessHistory> found,
            Deque<ProcessHistory> next) {
        for (ProcessHistory process : more) {
            if (found.add(process)) {
                next.add(process);
            }
        }
    }

    private static boolean takesPart(ProcessHistory process, ProcessHistory origin) {
        return process.closingAt() != UNKNOWN
                && (process.closedAt() == UNKNOWN || process.closedAt() > origin.closingAt());
    }
}
