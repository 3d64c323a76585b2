package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The diagnosis as a tired person reads it: of each finding first the culprit, then the chain that
 * leads to it, then the stack. What hangs at the same place is told once.
 */
public final class DiagnosisText {
    private static final int MOST_FINDINGS = 10;
    private static final int CHAIN_BEGINNING = 8;
    private static final int CHAIN_END = 8;
    private static final int MOST_FRAMES = 40;

    /** Stands for the id of a process where several are told together. */
    private static final long TOGETHER = -1;

    /** What is told together. */
    private record Place(FindingKind kind, List<StackTraceElement> stack, long process) {}

    private final Snapshot graph;
    private final StringBuilder text = new StringBuilder();

    private DiagnosisText(Snapshot graph) {
        this.graph = graph;
    }

    /** Tells what holds the closes in a graph. */
    public static String of(Snapshot graph, List<Culprit> culprits) {
        return new DiagnosisText(graph).tell(culprits);
    }

    private String tell(List<Culprit> culprits) {
        if (culprits.isEmpty()) {
            int closing = graph.closing();
            return closing == 0
                    ? "Nothing is closing."
                    : "Nothing holds a close; closing at this moment: " + closing + ".";
        }
        Map<Place, List<Culprit>> groups = new LinkedHashMap<>();
        for (Culprit culprit : culprits) {
            groups.computeIfAbsent(placeOf(culprit), place -> new ArrayList<>()).add(culprit);
        }
        groups.values().stream().limit(MOST_FINDINGS).forEach(this::tellGroup);
        if (groups.size() > MOST_FINDINGS) {
            text.append("\nAnd ").append(groups.size() - MOST_FINDINGS).append(" more.\n");
        }
        return text.toString().stripTrailing();
    }

    private Place placeOf(Culprit culprit) {
        ThreadLook thread = threadOf(culprit.work());
        if (thread == null || thread.stack().isEmpty() || culprit.kind().certain()) {
            return new Place(culprit.kind(), List.of(), graph.id(culprit.place()));
        }
        return new Place(culprit.kind(), thread.stack(), TOGETHER);
    }

    private static @Nullable ThreadLook threadOf(@Nullable WorkLook work) {
        return work == null ? null : work.thread();
    }

    private void tellGroup(List<Culprit> group) {
        Culprit first = group.get(0);
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(Sentence.of(graph, first)).append('\n');
        if (group.size() > 1) {
            text.append("So do ").append(group.size() - 1).append(" more at the same place: ");
            text.append(Words.process(graph, group.get(1).place()));
            text.append(group.size() > 2 ? ", ...\n" : ".\n");
        }
        tellChain(first.chain());
        tellStack(first);
    }

    private void tellChain(Chain chain) {
        int length = chain.length();
        for (int i = 0; i < length; i++) {
            if (i == CHAIN_BEGINNING && length > CHAIN_BEGINNING + CHAIN_END + 1) {
                int left = length - CHAIN_BEGINNING - CHAIN_END;
                text.append("    ... ").append(left).append(" more, each waits for the next ...\n");
                i += left;
            }
            text.append("    ");
            if (i > 0) {
                text.append("-> ").append(chain.how().get(i - 1).words()).append(' ');
            }
            tellProcess(chain.place(i));
        }
    }

    private void tellProcess(int place) {
        text.append(Words.process(graph, place)).append(' ').append(graph.state(place));
        if (graph.closingAt(place) != 0) {
            text.append(" for ").append(Words.time(graph.nanoTime() - graph.closingAt(place)));
        }
        Detail detail = graph.detail(place);
        if (detail != null && detail.cause() != null) {
            text.append(" (").append(CauseText.inWords(detail.cause()));
            if (detail.byThread() != null) {
                text.append(", by thread ").append(Words.oneLine(detail.byThread()));
            }
            text.append(')');
        }
        text.append('\n');
    }

    private void tellStack(Culprit culprit) {
        WorkLook work = culprit.work();
        ThreadLook thread = threadOf(work);
        if (work == null || thread == null) {
            return;
        }
        text.append("  Its ")
                .append(Sentence.isTeardown(graph, culprit) ? "teardown" : "function")
                .append(work.started() ? " is on thread " : " waits for thread ")
                .append(thread.name().isEmpty() ? "" : "\"" + Words.oneLine(thread.name()) + "\", ")
                .append("tid ")
                .append(thread.tid())
                .append(", ")
                .append(thread.state())
                .append(thread.stack().isEmpty() ? "\n" : ":\n");
        thread.stack().stream()
                .limit(MOST_FRAMES)
                .forEach(frame -> text.append("    at ").append(frame).append('\n'));
        if (thread.stack().size() > MOST_FRAMES) {
            text.append("    ... ").append(thread.stack().size() - MOST_FRAMES).append(" more\n");
        }
    }
}
