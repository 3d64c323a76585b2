package goprocess.debug.stall;

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
    private record Told(FindingKind kind, long process) {}

    private final long threshold;
    private final Supplier<? extends List<? extends ProcessNode>> roots;
    private final StallReport report;
    private final Set<Told> toldCulprits = new HashSet<>();
    private final Set<Long> toldTops = new HashSet<>();
    private final @Nullable StallDump dump;
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

    private static long since(Snapshot graph, int top) {
        boolean wished = graph.wishedAt(top) != 0;
        return graph.orNow(wished ? graph.wishedAt(top) : graph.closingAt(top));
    }

    private void tell(Snapshot graph, Verdict verdict) {
        // A culprit that comes and goes is reported once.
        List<Told> culprits =
                verdict.culprits().stream()
                        .filter(culprit -> !isPassing(graph, culprit))
                        .map(culprit -> new Told(culprit.kind(), graph.id(culprit.place())))
                        .toList();
        List<Long> tops = verdict.tops().stream().map(graph::id).toList();
        boolean newClose = !toldTops.containsAll(tops);
        boolean news = newClose || !toldCulprits.containsAll(culprits);
        if (!news || tops.isEmpty()) {
            return;
        }
        String diagnosis = DiagnosisText.of(graph, verdict);
        // Whoever finds one of these in the log finds the others, too; and none costs the others.
        report(graph, verdict, diagnosis);
        if (newClose) {
            writeFiles(graph, verdict, diagnosis);
        }
        DebugLog.warn(
                "A close takes longer than " + Words.time(threshold) + ". " + diagnosis, null);
        // Last: what could not be logged is told at the next check.
        toldCulprits.addAll(culprits);
        toldTops.addAll(tops);
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

    private void report(Snapshot graph, Verdict verdict, String diagnosis) {
        int top =
                verdict.culprits().isEmpty()
                        ? verdict.tops().get(0)
                        : verdict.culprits().get(0).chain().place(0);
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
