package goprocess.debug.recording;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.debug.history.AbandonmentHistory;
import goprocess.debug.history.History;
import goprocess.debug.history.LinkHistory;
import goprocess.debug.history.ProcessHistory;
import goprocess.debug.history.WorkHistory;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Puts the transitions of all processes of a recording in order. */
final class Transitions {
    private record Timed(long time, Transition transition) {}

    private final History history;
    private final List<Timed> found = new ArrayList<>();

    private Transitions(History history) {
        this.history = history;
    }

    static List<Transition> of(History history) {
        Transitions transitions = new Transitions(history);
        history.processes().forEach(transitions::take);
        // A stable sort: what happened at one moment stays in the order of the processes' numbers,
        // and of the life of each.
        transitions.found.sort(Comparator.comparingLong(Timed::time));
        return transitions.found.stream().map(Timed::transition).toList();
    }

    private void take(ProcessHistory history) {
        RecordedProcess process = RecordedProcess.of(history);
        add(history.openedAt(), time -> new Transition.Opened(time, process, parentOf(history)));
        history.out().stream().filter(link -> !link.atOpening()).forEach(this::take);
        WorkHistory function = history.function();
        if (function != null) {
            add(
                    function.startedAt(),
                    time -> new Transition.FunctionStarted(time, process, function.thread()));
        }
        if (function != null) {
            add(
                    function.endedAt(),
                    time -> new Transition.FunctionEnded(time, process, text(function.failure())));
        }
        add(history.closingAt(), time -> closing(time, process, history));
        WorkHistory teardown = history.teardown();
        if (teardown != null) {
            add(
                    teardown.startedAt(),
                    time -> new Transition.TeardownStarted(time, process, teardown.thread()));
            add(
                    teardown.endedAt(),
                    time -> new Transition.TeardownEnded(time, process, text(teardown.failure())));
        }
        history.abandonments().forEach(one -> take(process, one));
        add(
                history.closedAt(),
                time ->
                        new Transition.Closed(
                                time,
                                process,
                                RecordedProcess.ofNullable(history.last()),
                                text(history.failure())));
        add(history.leakedAt(), time -> new Transition.Leaked(time, process));
    }

    private void take(RecordedProcess process, AbandonmentHistory one) {
        add(
                one.at(),
                time ->
                        new Transition.Abandoned(
                                time,
                                process,
                                one.what().name().toLowerCase(Locale.ROOT),
                                one.thread() == null ? "" : one.thread().name(),
                                RecordedProcess.ofNullable(one.to())));
    }

    private void take(LinkHistory link) {
        add(
                link.since(),
                time ->
                        new Transition.Linked(
                                time,
                                RecordedProcess.of(link.from()),
                                RecordedProcess.of(link.to()),
                                link.closes(),
                                link.waits(),
                                link.closesOnFailure()));
    }

    private static Transition closing(
            Instant time, RecordedProcess process, ProcessHistory history) {
        return new Transition.Closing(
                time,
                process,
                Optional.ofNullable(history.cause()),
                RecordedProcess.ofNullable(history.by()),
                history.closerThread());
    }

    private static Optional<RecordedProcess> parentOf(ProcessHistory process) {
        return process.in().stream()
                .filter(LinkHistory::atOpening)
                .map(link -> RecordedProcess.of(link.from()))
                .findFirst();
    }

    private void add(long time, Function<Instant, Transition> made) {
        if (time != UNKNOWN) {
            found.add(new Timed(time, made.apply(history.instant(time))));
        }
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text);
    }
}
