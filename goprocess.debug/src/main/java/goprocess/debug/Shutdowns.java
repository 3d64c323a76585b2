package goprocess.debug;

import static goprocess.debug.recording.ProcessHistory.UNKNOWN;

import goprocess.debug.recording.History;
import goprocess.debug.recording.ProcessHistory;
import goprocess.debug.recording.WorkHistory;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Shutdown} of what a recording tells. */
final class Shutdowns {
    private final History history;
    private final long recordingStart;
    private final long recordingEnd;

    Shutdowns(History history) {
        this.history = history;
        this.recordingStart = history.nanoTime(history.start());
        this.recordingEnd = history.nanoTime(history.end());
    }

    Shutdown of(ProcessHistory origin) {
        List<ProcessHistory> parts = new Causes(history).partOf(origin);
        boolean finished = parts.stream().allMatch(part -> part.closedAt() != UNKNOWN);
        ProcessHistory last = finished ? lastClosed(parts) : anyOpen(origin, parts);
        long end = finished ? last.closedAt() : Math.max(recordingEnd, origin.closingAt());
        List<CriticalWalk.Span> spans = CriticalWalk.of(history, last, origin.closingAt(), end);
        Duration length = Duration.ofNanos(end - origin.closingAt());
        return new Shutdown(
                RecordedProcess.of(origin),
                history.instant(origin.closingAt()),
                length,
                finished,
                parts.stream().map(this::close).toList(),
                new CriticalPath(spans.stream().map(span -> step(span, length)).toList(), length));
    }

    private static ProcessHistory lastClosed(List<ProcessHistory> parts) {
        return parts.stream().max(Comparator.comparingLong(ProcessHistory::closedAt)).orElseThrow();
    }

    private static ProcessHistory anyOpen(ProcessHistory origin, List<ProcessHistory> parts) {
        return origin.closedAt() == UNKNOWN
                ? origin
                : parts.stream()
                        .filter(part -> part.closedAt() == UNKNOWN)
                        .findFirst()
                        .orElseThrow();
    }

    private CriticalPath.Step step(CriticalWalk.Span span, Duration whole) {
        long length = span.until() - span.from();
        return new CriticalPath.Step(
                span.kind(),
                RecordedProcess.of(span.process()),
                history.instant(span.from()),
                Duration.ofNanos(length),
                (double) length / whole.toNanos());
    }

    private RecordedClose close(ProcessHistory process) {
        boolean closed = process.closedAt() != UNKNOWN;
        long end = closed ? process.closedAt() : Math.max(recordingEnd, process.closingAt());
        long ready = process.readyAt() == UNKNOWN ? end : process.readyAt();
        ProcessHistory last = process.last();
        return new RecordedClose(
                RecordedProcess.of(process),
                history.instant(process.closingAt()),
                Optional.ofNullable(process.cause()),
                RecordedProcess.ofNullable(process.by()),
                process.closerThread(),
                closed ? Optional.of(history.instant(end)) : Optional.empty(),
                Duration.ofNanos(end - process.closingAt()),
                Duration.ofNanos(ready - process.closingAt()),
                RecordedProcess.ofNullable(last != null && last.closedAt() == ready ? last : null),
                Optional.ofNullable(work(process.function(), end)),
                Optional.ofNullable(work(process.teardown(), end)),
                Optional.ofNullable(process.failure()));
    }

    /** Work whose end was not recorded took no longer than the close did. */
    private @Nullable RecordedWork work(@Nullable WorkHistory work, long closed) {
        if (work == null) {
            return null;
        }
        long from = work.startedAt() == UNKNOWN ? recordingStart : work.startedAt();
        long until = work.endedAt() == UNKNOWN ? Math.max(closed, from) : work.endedAt();
        return new RecordedWork(
                history.instant(from),
                Duration.ofNanos(until - from),
                work.endedAt() != UNKNOWN,
                work.thread(),
                Optional.ofNullable(work.failure()));
    }
}
