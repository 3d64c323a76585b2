package goprocess.debug.stall;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.CulpritSearch;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Capture;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.DiagnosisText;
import goprocess.debug.render.Words;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private boolean dumped;
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
            Snapshot graph = Capture.of(roots.get(), List::of, false);
            Verdict verdict = CulpritSearch.of(graph, threshold);
            tell(graph, verdict);
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
                log().log(Level.WARNING, "Could not find out why a close takes long", e);
            } catch (RuntimeException | Error loggersOwn) {
                // There is nothing left to notify.
            }
        }
    }

    /** Looked up late, because most programs end without a stall, and logging is slow to start. */
    private static Logger log() {
        return System.getLogger("goprocess.debug");
    }

    /** No close takes long any more. */
    void over() {
        toldCulprits.clear();
        toldTops.clear();
        dumped = false;
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
        boolean news = false;
        for (Culprit culprit : verdict.culprits()) {
            news |=
                    !isPassing(graph, culprit)
                            && toldCulprits.add(
                                    new Told(culprit.kind(), graph.id(culprit.place())));
        }
        for (int top : verdict.tops()) {
            news |= toldTops.add(graph.id(top));
        }
        if (!news || verdict.tops().isEmpty()) {
            return;
        }
        String diagnosis = DiagnosisText.of(graph, verdict, List.of());
        int top =
                verdict.culprits().isEmpty()
                        ? verdict.tops().get(0)
                        : verdict.culprits().get(0).chain().place(0);
        report.stalled(
                graph.id(top),
                graph.name(top),
                Duration.ofNanos(graph.nanoTime() - since(graph, top)),
                diagnosis);
        if (dump != null && !dumped) {
            dumped = true;
            dump.write(graph, verdict, diagnosis);
        }
        // This comes last, because it calls the user's code, which may fail.
        log().log(
                        Level.WARNING,
                        "A close takes longer than " + Words.time(threshold) + ". " + diagnosis);
    }
}
