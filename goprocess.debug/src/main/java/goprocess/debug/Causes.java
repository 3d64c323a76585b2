package goprocess.debug;

import static goprocess.debug.recording.ProcessHistory.UNKNOWN;

import goprocess.debug.recording.History;
import goprocess.debug.recording.ProcessHistory;
import goprocess.debug.recording.WorkHistory;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which close made which. */
final class Causes {
    private final History history;
    private final Map<ProcessHistory, ProcessHistory> origins = new HashMap<>();

    Causes(History history) {
        this.history = history;
    }

    /** The process whose closing made this one close, or null if no process's did. */
    @Nullable ProcessHistory causeOf(ProcessHistory process) {
        if (process.cause() == null) {
            return null;
        }
        ProcessHistory cause =
                switch (process.cause()) {
                    case PARENT, FAILURE, REFUSED -> process.by();
                    case CALLED -> caller(process);
                    default -> null;
                };
        return cause != null && cause != process && cause.isClosingAt(process.closingAt())
                ? cause
                : null;
    }

    private @Nullable ProcessHistory caller(ProcessHistory process) {
        WorkHistory work = history.workOf(process.closerThreadId(), process.closingAt());
        return work == null ? null : work.owner();
    }

    /** The close that made the most processes close; of several such, the last. */
    Optional<ProcessHistory> largest() {
        Map<ProcessHistory, Integer> sizes = new LinkedHashMap<>();
        for (ProcessHistory process : history.processes()) {
            if (process.closingAt() != UNKNOWN) {
                sizes.merge(originOf(process), 1, Integer::sum);
            }
        }
        return sizes.entrySet().stream()
                .max(
                        Map.Entry.<ProcessHistory, Integer>comparingByValue()
                                .thenComparingLong(entry -> entry.getKey().closingAt()))
                .map(Map.Entry::getKey);
    }

    private ProcessHistory originOf(ProcessHistory process) {
        List<ProcessHistory> way = new ArrayList<>();
        ProcessHistory at = process;
        ProcessHistory origin = origins.get(at);
        while (origin == null) {
            way.add(at);
            // For now; so that the circle of causes of a damaged file comes to an end.
            origins.put(at, at);
            ProcessHistory cause = causeOf(at);
            origin = cause == null ? at : origins.get(cause);
            at = cause == null ? at : cause;
        }
        for (ProcessHistory one : way) {
            origins.put(one, origin);
        }
        return origin;
    }

    /**
     * What takes part in a close: all that it made close, and all that these wait for, through any
     * chain, unless it was closed before. In the order in which they began to close.
     */
    List<ProcessHistory> partOf(ProcessHistory origin) {
        Map<ProcessHistory, List<ProcessHistory>> made = new HashMap<>();
        for (ProcessHistory process : history.processes()) {
            ProcessHistory cause = causeOf(process);
            if (cause != null) {
                made.computeIfAbsent(cause, c -> new ArrayList<>()).add(process);
            }
        }
        Set<ProcessHistory> found = new LinkedHashSet<>(List.of(origin));
        Deque<ProcessHistory> next = new ArrayDeque<>(found);
        while (!next.isEmpty()) {
            ProcessHistory process = next.poll();
            addAll(made.getOrDefault(process, List.of()), found, next);
            addAll(
                    process.out().stream()
                            .filter(link -> link.waits())
                            .map(link -> link.to())
                            .filter(to -> takesPart(to, origin))
                            .toList(),
                    found,
                    next);
        }
        return found.stream().sorted(Comparator.comparingLong(Causes::began)).toList();
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

    private static long began(ProcessHistory process) {
        return process.closingAt();
    }
}
