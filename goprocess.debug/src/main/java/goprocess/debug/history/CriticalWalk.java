package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a critical path. It goes back in time from the end of a close to its beginning, and asks at
 * each moment why this did not happen earlier. Each answer leads back to the moment of the next
 * question. So the steps cover the whole close, without overlaps.
 */
public final class CriticalWalk {
    /** How the time of a step was spent. */
    public enum Kind {
        /** The function of the process. */
        FUNCTION,
        /** The teardown of the process. */
        TEARDOWN,
        /** The time between two other steps. */
        HANDOVER,
        /** The process had not been asked to close. */
        NOT_ASKED,
        /** The process was open when the recording ended. */
        NOT_ENDED
    }

    /**
     * A step, with times of the recorded JVM.
     *
     * @param kind what it was spent on
     * @param process whose step it is
     * @param from when it began
     * @param until when it ended
     */
    public record Span(Kind kind, ProcessHistory process, long from, long until) {}

    /** A question about a process at the moment {@link #now}. */
    private enum Why {
        /** It was closed then: why not earlier? */
        CLOSED,
        /** It could run its teardown then: why not earlier? */
        READY,
        /** It began to close then: why not earlier? */
        BEGAN,
        /** It was opened then: why not earlier? */
        OPENED
    }

    private record Asked(Why why, ProcessHistory process) {}

    private final History history;
    private final long start;
    private final List<Span> spans = new ArrayList<>();
    private final Set<Asked> asked = new HashSet<>();
    private long now;

    private CriticalWalk(History history, long start, long end) {
        this.history = history;
        this.start = start;
        this.now = end;
    }

    /**
     * The steps, in order of time.
     *
     * @param last the process that was closed last, or was still open at the end
     */
    public static List<Span> of(History history, ProcessHistory last, long start, long end) {
        CriticalWalk walk = new CriticalWalk(history, start, end);
        Asked next = last.closedAt() == UNKNOWN ? walk.open(last) : new Asked(Why.CLOSED, last);
        while (next != null && walk.now > start) {
            // Only in a damaged file do the times lead to the same question twice.
            boolean fresh = walk.asked.add(next);
            ProcessHistory process = next.process;
            next = fresh ? walk.answer(next) : null;
            if (next == null) {
                walk.back(Kind.NOT_ASKED, process, start);
            }
        }
        return walk.spans.reversed();
    }

    private @Nullable Asked answer(Asked question) {
        ProcessHistory process = question.process;
        return switch (question.why) {
            case CLOSED -> whyClosed(process);
            case READY -> whyReady(process);
            case BEGAN -> whyBegan(process);
            case OPENED -> within(history.workOf(process.openerThreadId(), now));
        };
    }

    /** Adds a step: the time since then was spent on this. */
    private void back(Kind kind, ProcessHistory process, long then) {
        long from = Math.max(start, Math.min(then, now));
        if (from < now) {
            spans.add(new Span(kind, process, from, now));
            now = from;
        }
    }

    private Asked whyClosed(ProcessHistory process) {
        WorkHistory teardown = process.teardown();
        if (teardown != null && hasEnded(teardown)) {
            back(Kind.HANDOVER, process, teardown.heldUntil());
            back(Kind.TEARDOWN, process, teardown.startedAt());
        }
        return new Asked(Why.READY, process);
    }

    /**
     * It waited for its function, for a process, or for being asked to close: whichever came last.
     */
    private Asked whyReady(ProcessHistory process) {
        ProcessHistory last = process.last();
        long closingAt = process.closingAt();
        long closed = last == null ? UNKNOWN : last.closedAt();
        WorkHistory function = process.function();
        if (function != null && hasEnded(function) && function.heldUntil() >= closed) {
            if (function.heldUntil() > closingAt) {
                back(Kind.HANDOVER, process, function.heldUntil());
                return inFunction(process, function);
            }
        } else if (last != null && closed > closingAt) {
            back(Kind.HANDOVER, process, closed);
            return new Asked(Why.CLOSED, last);
        }
        back(Kind.HANDOVER, process, closingAt);
        return new Asked(Why.BEGAN, process);
    }

    /**
     * The function ended at this moment. If the process began to close while it ran, only the time
     * since then counts as the function's.
     */
    private Asked inFunction(ProcessHistory process, WorkHistory function) {
        boolean wasAsked = process.closingAt() < now && process.closingAt() > function.startedAt();
        back(Kind.FUNCTION, process, wasAsked ? process.closingAt() : function.startedAt());
        return new Asked(wasAsked || process.closingAt() == now ? Why.BEGAN : Why.OPENED, process);
    }

    private @Nullable Asked whyBegan(ProcessHistory process) {
        CloseCause cause = process.cause();
        ProcessHistory by = process.by();
        WorkHistory function = process.function();
        if (cause == null) {
            return null;
        }
        return switch (cause) {
            case PARENT, REFUSED -> by == null ? null : whyAsked(process, by);
            case FAILURE -> by == null ? null : whyFailed(process, by);
            case FUNCTION_RETURNED, FUNCTION_FAILED ->
                    function == null || !hasEnded(function) ? null : returned(process, function);
            case CHILDREN_CLOSED -> whyWished(process, process.lastClosedBefore(now, UNKNOWN));
            case CALLED -> whyCalled(process);
            case SIGNAL, SHUTDOWN -> null;
        };
    }

    /**
     * The thread that closed the last child also closed this process. Otherwise the request came
     * later, and its call closed the process.
     */
    private @Nullable Asked whyWished(ProcessHistory process, @Nullable ProcessHistory last) {
        if (last == null || last.concluderThreadId() != process.closerThreadId()) {
            return whyCalled(process);
        }
        back(Kind.HANDOVER, process, last.closedAt());
        return new Asked(Why.CLOSED, last);
    }

    private @Nullable Asked whyCalled(ProcessHistory process) {
        return within(history.workOf(process.closerThreadId(), now));
    }

    private @Nullable Asked whyAsked(ProcessHistory process, ProcessHistory parent) {
        if (!parent.isClosingAt(now)) {
            return null;
        }
        LinkHistory link = linkThatClosed(process, parent);
        if (link != null && link.since() > parent.closingAt()) {
            back(Kind.HANDOVER, process, link.since());
            return within(history.workOf(link.threadId(), now));
        }
        back(Kind.HANDOVER, process, parent.closingAt());
        return new Asked(Why.BEGAN, parent);
    }

    /**
     * The first of several links with the parent, since it already existed when the parent closed.
     */
    static @Nullable LinkHistory linkThatClosed(ProcessHistory process, ProcessHistory parent) {
        return process.in().stream()
                .filter(link -> link.closes() && link.from() == parent)
                .min(Comparator.comparingLong(LinkHistory::since))
                .orElse(null);
    }

    private @Nullable Asked whyFailed(ProcessHistory process, ProcessHistory failed) {
        WorkHistory teardown = failed.teardown();
        if (teardown != null && teardown.hasFailed() && hasEnded(teardown)) {
            back(Kind.HANDOVER, process, teardown.heldUntil());
            back(Kind.TEARDOWN, failed, teardown.startedAt());
            return new Asked(Why.READY, failed);
        }
        WorkHistory function = failed.function();
        return function == null || !hasEnded(function) ? null : returned(failed, function);
    }

    private Asked returned(ProcessHistory process, WorkHistory function) {
        back(Kind.HANDOVER, process, function.heldUntil());
        return inFunction(process, function);
    }

    /** A function or teardown made it happen at this moment. */
    private @Nullable Asked within(@Nullable WorkHistory work) {
        if (work == null) {
            return null;
        }
        back(work.teardown() ? Kind.TEARDOWN : Kind.FUNCTION, work.owner(), work.startedAt());
        return new Asked(work.teardown() ? Why.READY : Why.OPENED, work.owner());
    }

    /** The process is open at the end: goes down to what holds it. */
    private @Nullable Asked open(ProcessHistory process) {
        Set<ProcessHistory> seen = new HashSet<>();
        ProcessHistory at = process;
        for (ProcessHistory next = at; next != null && seen.add(next); next = holderOf(at)) {
            at = next;
        }
        if (at.closingAt() == UNKNOWN) {
            return null;
        }
        back(Kind.NOT_ENDED, at, at.waitedUntil());
        return new Asked(Why.READY, at);
    }

    /**
     * One of the open processes that it waits for, if possible a closing one, which is more certain
     * to hold it; of several the one that has been closing for longest.
     */
    private static @Nullable ProcessHistory holderOf(ProcessHistory process) {
        return process.out().stream()
                .filter(LinkHistory::holds)
                .map(LinkHistory::to)
                .filter(to -> to.closedAt() == UNKNOWN && to.leakedAt() == UNKNOWN)
                .min(
                        Comparator.comparing((ProcessHistory to) -> to.closingAt() == UNKNOWN)
                                .thenComparingLong(ProcessHistory::closingAt)
                                .thenComparingLong(ProcessHistory::id))
                .orElse(null);
    }

    private boolean hasEnded(WorkHistory work) {
        return work.heldUntil() != UNKNOWN && work.heldUntil() <= now;
    }
}
