package goprocess.debug.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The functions and teardowns of one thread. They nest like calls: a teardown may run on a thread
 * that is in a function. A thread that closes one process after the other has many.
 */
final class ThreadWork {
    private record Span(WorkHistory work, @Nullable Span around) {}

    private final List<Span> spans = new ArrayList<>();

    ThreadWork(List<WorkHistory> works) {
        Deque<Span> open = new ArrayDeque<>();
        for (WorkHistory work : sorted(works)) {
            while (!open.isEmpty() && !open.peek().work.covers(work.startedAt())) {
                open.pop();
            }
            Span span = new Span(work, open.peek());
            open.push(span);
            spans.add(span);
        }
    }

    private static List<WorkHistory> sorted(List<WorkHistory> works) {
        return works.stream().sorted(Comparator.comparingLong(WorkHistory::startedAt)).toList();
    }

    /** The innermost work that the thread was in, or null if there was none. */
    @Nullable WorkHistory at(long time) {
        Span span = lastStartedBy(time);
        while (span != null && !span.work.covers(time)) {
            span = span.around;
        }
        return span == null ? null : span.work;
    }

    private @Nullable Span lastStartedBy(long time) {
        int from = 0;
        int until = spans.size();
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (spans.get(middle).work.startedAt() <= time) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from == 0 ? null : spans.get(from - 1);
    }
}
