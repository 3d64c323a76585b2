package goprocess.debug.recording;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.debug.history.Causes;
import goprocess.debug.history.CloseModel;
import goprocess.debug.history.CriticalWalk;
import goprocess.debug.history.History;
import goprocess.debug.history.ProcessHistory;
import goprocess.debug.history.WorkHistory;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a {@link Shutdown} from a recording. */
final class Shutdowns {
    private final History history;
    private final Causes causes;
    private final long recordingStart;
    private final long recordingEnd;

    Shutdowns(History history) {
        this.history = history;
        this.causes = new Causes(history);
        this.recordingStart = history.nanoTime(history.start());
        this.recordingEnd = history.nanoTime(history.end());
    }

    Optional<Shutdown> last() {
        return causes.last().map(this::of);
    }

    List<Close> closes() {
        return causes.origins().stream().map(this::close).toList();
    }

    Blame blame() {
        return Blame.of(causes.origins().stream().map(origin -> path(measured(origin))).toList());
    }

    Shutdown of(ProcessHistory origin) {
        Measured measured = measured(origin);
        return new Shutdown(
                RecordedProcess.of(origin),
                history.instant(origin.closingAt()),
                measured.length(),
                measured.finished,
                measured.parts.stream().map(this::row).toList(),
                path(measured),
                id -> without(measured, id));
    }

    private Duration without(Measured measured, long id) {
        ProcessHistory process = history.process(id);
        return process == null
                ? measured.length()
                : Duration.ofNanos(
                        CloseModel.length(
                                history, measured.parts, measured.began, measured.ended, process));
    }

    private Close close(ProcessHistory origin) {
        Measured measured = measured(origin);
        return new Close(
                RecordedProcess.of(origin),
                Optional.ofNullable(origin.cause()),
                RecordedProcess.ofNullable(causes.byWhom(origin)),
                origin.closerThread(),
                history.instant(origin.closingAt()),
                measured.length(),
                measured.finished,
                measured.parts.size(),
                measured.spans.stream()
                        .max(Comparator.comparingLong(span -> span.until() - span.from()))
                        .map(span -> step(span, measured.length())));
    }

    private CriticalPath path(Measured measured) {
        Duration length = measured.length();
        return new CriticalPath(
                measured.spans.stream().map(span -> step(span, length)).toList(), length);
    }

    /**
     * A close, the processes that took part in it, and its critical path, in times of the recorded
     * JVM.
     */
    private record Measured(
            long began,
            long ended,
            boolean finished,
            List<ProcessHistory> parts,
            List<CriticalWalk.Span> spans) {
        Duration length() {
            return Duration.ofNanos(ended - began);
        }
    }

    private Measured measured(ProcessHistory origin) {
        List<ProcessHistory> parts = causes.partOf(origin);
        boolean finished = parts.stream().allMatch(part -> part.closedAt() != UNKNOWN);
        ProcessHistory last = finished ? lastClosed(parts) : anyOpen(origin, parts);
        long end = finished ? last.closedAt() : Math.max(recordingEnd, origin.closingAt());
        List<CriticalWalk.Span> spans = CriticalWalk.of(history, last, origin.closingAt(), end);
        return new Measured(origin.closingAt(), end, finished, parts, spans);
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
                kind(span.kind()),
                RecordedProcess.of(span.process()),
                history.instant(span.from()),
                Duration.ofNanos(length),
                (double) length / whole.toNanos());
    }

    private static CriticalPath.Kind kind(CriticalWalk.Kind kind) {
        return switch (kind) {
            case FUNCTION -> CriticalPath.Kind.FUNCTION;
            case TEARDOWN -> CriticalPath.Kind.TEARDOWN;
            case HANDOVER -> CriticalPath.Kind.HANDOVER;
            case NOT_ASKED -> CriticalPath.Kind.NOT_ASKED;
            case NOT_ENDED -> CriticalPath.Kind.NOT_ENDED;
        };
    }

    private RecordedClose row(ProcessHistory process) {
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

    /**
     * A function or teardown. It counts until it was given up. If its end was not recorded, it
     * lasted at most until the end of the close.
     */
    private @Nullable RecordedWork work(@Nullable WorkHistory work, long closed) {
        if (work == null) {
            return null;
        }
        long from = work.startedAt() == UNKNOWN ? recordingStart : work.startedAt();
        long held = work.heldUntil();
        long until = held == UNKNOWN ? Math.max(closed, from) : held;
        return new RecordedWork(
                history.instant(from),
                Duration.ofNanos(until - from),
                work.endedAt() != UNKNOWN,
                work.thread(),
                Optional.ofNullable(work.failure()));
    }
}
