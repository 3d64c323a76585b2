package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recomputes a close as if one process had taken no time. Each moment of a close came after other
 * moments, with a delay after the last of these. The delays that {@link CriticalWalk} counts as
 * spent by the one process are left out. If nothing is left out, each moment stays as it was.
 */
public final class CloseModel {
    private enum Kind {
        OPENED,
        BEGAN,
        FUNCTION_ENDED,
        READY,
        CLOSED
    }

    private record Moment(Kind kind, ProcessHistory process) {}

    /** Another moment, and the least delay after it. */
    private record After(Moment moment, long delay) {}

    private final History history;
    private final long start;
    private final long end;
    private final ProcessHistory without;
    private final Map<Moment, Long> times = new HashMap<>();
    private final Set<Moment> entered = new HashSet<>();

    private CloseModel(History history, long start, long end, ProcessHistory without) {
        this.history = history;
        this.start = start;
        this.end = end;
        this.without = without;
    }

    /**
     * How long the close would have taken.
     *
     * @param parts the processes that took part in it
     * @param start when it began
     * @param end when it ended, or the recording did
     * @param without the process that is to take no time
     * @return in nanoseconds
     */
    public static long length(
            History history,
            Collection<ProcessHistory> parts,
            long start,
            long end,
            ProcessHistory without) {
        CloseModel model = new CloseModel(history, start, end, without);
        long last = start;
        for (ProcessHistory part : parts) {
            last = Math.max(last, model.time(new Moment(Kind.CLOSED, part)));
        }
        return last - start;
    }

    /** Computes a moment, without recursion: a chain may be a million deep. */
    private long time(Moment asked) {
        Deque<Moment> open = new ArrayDeque<>();
        open.push(asked);
        while (!open.isEmpty()) {
            Moment moment = open.peek();
            if (times.containsKey(moment)) {
                open.pop();
            } else if (original(moment) <= start) {
                times.put(moment, original(moment));
            } else {
                List<After> before = before(moment);
                // In a damaged file moments may depend on each other in a cycle.
                boolean fresh = entered.add(moment);
                int known = open.size();
                before.stream()
                        .map(After::moment)
                        .filter(earlier -> fresh && !times.containsKey(earlier))
                        .forEach(open::push);
                if (open.size() == known) {
                    times.put(moment, latest(before, original(moment)));
                }
            }
        }
        return times.getOrDefault(asked, end);
    }

    private long latest(List<After> before, long original) {
        long latest = start;
        for (After after : before) {
            long earlier = times.getOrDefault(after.moment, original(after.moment));
            latest = Math.max(latest, earlier + after.delay);
        }
        return before.isEmpty() ? original : latest;
    }

    private long original(Moment moment) {
        ProcessHistory process = moment.process;
        return switch (moment.kind) {
            case OPENED -> process.openedAt();
            case BEGAN -> orEnd(process.closingAt());
            case FUNCTION_ENDED ->
                    process.function() == null ? UNKNOWN : orEnd(process.function().heldUntil());
            case READY -> readyAt(process);
            case CLOSED -> orEnd(process.closedAt());
        };
    }

    private long orEnd(long time) {
        return time == UNKNOWN ? end : time;
    }

    /** The moments before a moment; empty if none is known, and then the moment stays as it was. */
    private List<After> before(Moment moment) {
        ProcessHistory process = moment.process;
        return switch (moment.kind) {
            case OPENED ->
                    within(
                            process,
                            history.workOf(process.openerThreadId(), process.openedAt()),
                            process.openedAt());
            case BEGAN -> beforeBeginning(process);
            case FUNCTION_ENDED -> beforeFunctionEnded(process);
            case READY -> beforeReady(process);
            case CLOSED -> List.of(after(Kind.READY, process, process, orEnd(process.closedAt())));
        };
    }

    /** A moment of a process, and the delay after it, which another process spent. */
    private After after(Kind kind, ProcessHistory process, ProcessHistory spender, long time) {
        Moment moment = new Moment(kind, process);
        return new After(moment, spent(spender, time - original(moment)));
    }

    /** The delay. The times of two threads may be slightly out of order; this is preserved. */
    private long spent(ProcessHistory spender, long delay) {
        return spender == without ? Math.min(0, delay) : delay;
    }

    /** Everything that a process has to wait for before its teardown may begin. */
    private List<After> beforeReady(ProcessHistory process) {
        List<After> before = new ArrayList<>();
        before.add(new After(new Moment(Kind.BEGAN, process), 0));
        WorkHistory function = process.function();
        long most = readyBy(process);
        if (function != null && orEnd(function.heldUntil()) <= most) {
            before.add(new After(new Moment(Kind.FUNCTION_ENDED, process), 0));
        }
        for (LinkHistory link : process.out()) {
            if (link.holds() && holds(link.to()) && orEnd(link.to().closedAt()) <= most) {
                before.add(new After(new Moment(Kind.CLOSED, link.to()), 0));
            }
        }
        return before;
    }

    /** Whether the process was closed, or is open at the end. */
    private boolean holds(ProcessHistory process) {
        return process.closedAt() != UNKNOWN || process.isOpenAt(end);
    }

    private long readyAt(ProcessHistory process) {
        long ready = UNKNOWN;
        for (After after : beforeReady(process)) {
            long time = original(after.moment);
            ready = ready == UNKNOWN ? time : Math.max(ready, time);
        }
        return ready;
    }

    private long readyBy(ProcessHistory process) {
        WorkHistory teardown = process.teardown();
        long closed = orEnd(process.closedAt());
        return teardown == null || teardown.startedAt() == UNKNOWN
                ? closed
                : Math.min(closed, teardown.startedAt());
    }

    /**
     * What the end of the function came after. If the process began to close while its function
     * ran, only the time since then counts.
     */
    private List<After> beforeFunctionEnded(ProcessHistory process) {
        WorkHistory function = process.function();
        if (function == null) {
            return List.of();
        }
        long ended = orEnd(function.heldUntil());
        boolean asked = process.closingAt() > function.startedAt() && process.closingAt() < ended;
        return List.of(after(asked ? Kind.BEGAN : Kind.OPENED, process, process, ended));
    }

    private List<After> beforeBeginning(ProcessHistory process) {
        CloseCause cause = process.cause();
        ProcessHistory by = process.by();
        if (cause == null || process.closingAt() == UNKNOWN) {
            return nobody(process);
        }
        return switch (cause) {
            case PARENT, REFUSED -> by == null ? nobody(process) : afterParent(process, by);
            case FAILURE -> by == null ? nobody(process) : afterFailure(process, by);
            case FUNCTION_RETURNED, FUNCTION_FAILED ->
                    process.function() == null
                            ? nobody(process)
                            : List.of(
                                    after(
                                            Kind.FUNCTION_ENDED,
                                            process,
                                            process,
                                            process.closingAt()));
            case CHILDREN_CLOSED -> afterChildren(process);
            case CALLED -> called(process);
            case SIGNAL, SHUTDOWN -> nobody(process);
        };
    }

    /** The close came from outside; it comes at once if the process is to take no time. */
    private List<After> nobody(ProcessHistory process) {
        return process == without
                ? List.of(new After(new Moment(Kind.OPENED, process), 0))
                : List.of();
    }

    private List<After> called(ProcessHistory process) {
        return within(
                process,
                history.workOf(process.closerThreadId(), process.closingAt()),
                process.closingAt());
    }

    private List<After> afterParent(ProcessHistory process, ProcessHistory parent) {
        if (!parent.isClosingAt(process.closingAt())) {
            return nobody(process);
        }
        LinkHistory link = CriticalWalk.linkThatClosed(process, parent);
        if (link != null && link.since() > parent.closingAt()) {
            long handover = spent(process, process.closingAt() - link.since());
            List<After> made =
                    within(process, history.workOf(link.threadId(), link.since()), link.since());
            return made.stream()
                    .map(after -> new After(after.moment, after.delay + handover))
                    .toList();
        }
        return List.of(after(Kind.BEGAN, parent, process, process.closingAt()));
    }

    private List<After> afterFailure(ProcessHistory process, ProcessHistory failed) {
        WorkHistory teardown = failed.teardown();
        long began = process.closingAt();
        if (teardown != null && teardown.hasFailed() && teardown.heldUntil() != UNKNOWN) {
            long handover = spent(process, began - teardown.heldUntil());
            After ended = after(Kind.READY, failed, failed, teardown.heldUntil());
            return List.of(new After(ended.moment, ended.delay + handover));
        }
        return failed.function() == null
                ? nobody(process)
                : List.of(after(Kind.FUNCTION_ENDED, failed, process, began));
    }

    /**
     * Everything that the process waited for had closed, unless it closed earlier for another
     * reason.
     */
    private List<After> afterChildren(ProcessHistory process) {
        long began = process.closingAt();
        ProcessHistory last = process.lastClosedBefore(began, UNKNOWN);
        if (last == null || last.concluderThreadId() != process.closerThreadId()) {
            return called(process);
        }
        long handover = spent(process, began - last.closedAt());
        return process.out().stream()
                .filter(LinkHistory::holds)
                .map(LinkHistory::to)
                .filter(to -> to.closedAt() != UNKNOWN && to.closedAt() <= began)
                .map(to -> new After(new Moment(Kind.CLOSED, to), handover))
                .toList();
    }

    /** A function or teardown did it, at some time after it had begun. */
    private List<After> within(ProcessHistory process, @Nullable WorkHistory work, long time) {
        if (work == null) {
            return nobody(process);
        }
        ProcessHistory owner = work.owner();
        return List.of(after(work.teardown() ? Kind.READY : Kind.OPENED, owner, owner, time));
    }
}
