package goprocess.debug.stall;

import goprocess.api.State;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.presence.DebugLog;
import goprocess.debug.render.DiagnosisText;
import goprocess.debug.render.Words;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The closes that take long, and what was reported about them. Used only by the timer's thread. */
final class StalledCloses {
    /** Of the dumps of one JVM the others are left for closes that have begun. */
    static final int MOST_REQUESTS_DUMPED = 2;

    private record Told(FindingKind kind, long process) {
        static Told of(Snapshot graph, Culprit culprit) {
            return new Told(culprit.kind(), graph.id(culprit.place()));
        }
    }

    private final long threshold;
    private final Supplier<? extends List<? extends ProcessNode>> roots;
    private final StallReport report;
    private final Set<Told> toldCulprits = new HashSet<>();
    private final Set<Long> toldTops = new HashSet<>();
    private final @Nullable StallDump dump;
    private int requestsDumped;
    private boolean failed;

    StalledCloses(
            long threshold,
            Supplier<? extends List<? extends ProcessNode>> roots,
            StallReport report,
            @Nullable StallDump dump) {
        this.dump = dump;
        this.threshold = threshold;
        this.roots = roots;
        this.report = report;
    }

    /**
     * Captures the graph, and reports what is new. Never throws, since the timer must go on.
     *
     * @return false if there is no close that takes long
     */
    boolean examine() {
        try {
            Snapshot graph = Capture.of(roots.get(), null, false);
            Verdict verdict = CulpritSearch.of(graph, threshold);
            tell(graph, verdict);
            failed = false;
            return !verdict.tops().isEmpty();
        } catch (RuntimeException | Error e) {
            failed(e);
            return true;
        }
    }

    private void failed(Throwable e) {
        if (!failed) {
            failed = true;
            try {
                DebugLog.warn("Could not find out or tell why a close takes long", e);
            } catch (RuntimeException | Error loggersOwn) {
                // There is nothing left to notify.
            }
        }
    }

    /** How many closes and culprits it remembers to have reported. */
    int remembered() {
        return toldTops.size() + toldCulprits.size();
    }

    /** No close takes long any more. */
    void over() {
        toldCulprits.clear();
        toldTops.clear();
    }

    /**
     * Whether the culprit has lasted for less than the threshold, such as work that has just begun,
     * or that comes and goes. It cannot have held up the close for the whole time.
     */
    private boolean isPassing(Snapshot graph, Culprit culprit) {
        return !culprit.kind().certain() && graph.nanoTime() - culprit.since() < threshold;
    }

    /**
     * Whether the culprit was opened after the close above it was requested, and may be work as
     * usual: a program may serve below such a request for as long as it runs.
     */
    private static boolean isServing(Snapshot graph, Culprit culprit) {
        int top = culprit.top();
        long openedAt = graph.openedAt(culprit.place());
        return !culprit.kind().certain()
                && isOnlyRequested(graph, top)
                && openedAt != 0
                && openedAt - graph.wishedAt(top) > 0;
    }

    private static boolean isOnlyRequested(Snapshot graph, int top) {
        return graph.state(top) == State.RUNNING && graph.wishedAt(top) != 0;
    }

    private static long since(Snapshot graph, int top) {
        boolean wished = graph.wishedAt(top) != 0;
        return graph.orNow(wished ? graph.wishedAt(top) : graph.closingAt(top));
    }

    private void tell(Snapshot graph, Verdict verdict) {
        forgetClosed(graph);
        List<Integer> newTops =
                verdict.tops().stream().filter(top -> !toldTops.contains(graph.id(top))).toList();
        // A culprit that comes and goes is reported once.
        List<Culprit> newCulprits =
                verdict.culprits().stream()
                        .filter(culprit -> !isPassing(graph, culprit))
                        .filter(culprit -> !toldCulprits.contains(Told.of(graph, culprit)))
                        .toList();
        if (verdict.tops().isEmpty()
                || (newTops.isEmpty()
                        && newCulprits.stream().allMatch(each -> isServing(graph, each)))) {
            return;
        }
        String diagnosis = DiagnosisText.of(graph, verdict);
        // Whoever finds one of these in the log finds the others, too; and none costs the others.
        report(graph, topToName(verdict, newTops, newCulprits), diagnosis);
        if (isWorthFiles(graph, newTops)) {
            writeFiles(graph, verdict, diagnosis);
        }
        DebugLog.warn(
                "A close takes longer than " + Words.time(threshold) + ". " + diagnosis, null);
        // Last: what could not be logged is told at the next check.
        newCulprits.forEach(culprit -> toldCulprits.add(Told.of(graph, culprit)));
        newTops.forEach(top -> toldTops.add(graph.id(top)));
    }

    /**
     * Below a request that is not granted, processes come and go for as long as the program runs.
     */
    private void forgetClosed(Snapshot graph) {
        if (toldTops.isEmpty() && toldCulprits.isEmpty()) {
            return;
        }
        Set<Long> told = new HashSet<>(toldTops);
        toldCulprits.forEach(culprit -> told.add(culprit.process));
        Set<Long> open = new HashSet<>();
        for (int place = 0; place < graph.size(); place++) {
            if (told.contains(graph.id(place))) {
                open.add(graph.id(place));
            }
        }
        toldTops.retainAll(open);
        toldCulprits.removeIf(culprit -> !open.contains(culprit.process));
    }

    /**
     * The close to name. What hangs already was named before, so it is one that is new, if there is
     * one, or else one that something new holds.
     */
    private static int topToName(
            Verdict verdict, List<Integer> newTops, List<Culprit> newCulprits) {
        return verdict.culprits().stream()
                .map(Culprit::top)
                .filter(newTops::contains)
                .findFirst()
                .or(() -> newTops.stream().findFirst())
                .or(() -> newCulprits.stream().map(Culprit::top).findFirst())
                .orElseGet(() -> verdict.tops().get(0));
    }

    /** Most requests that are old belong to a program that serves, and each folder takes space. */
    private boolean isWorthFiles(Snapshot graph, List<Integer> newTops) {
        if (newTops.stream().anyMatch(top -> !isOnlyRequested(graph, top))) {
            return true;
        }
        return !newTops.isEmpty() && requestsDumped++ < MOST_REQUESTS_DUMPED;
    }

    private void writeFiles(Snapshot graph, Verdict verdict, String diagnosis) {
        try {
            if (dump != null) {
                dump.write(graph, verdict, diagnosis);
            }
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void report(Snapshot graph, int top, String diagnosis) {
        try {
            report.stalled(
                    graph.id(top),
                    graph.name(top),
                    Duration.ofNanos(graph.nanoTime() - since(graph, top)),
                    diagnosis);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }
}
