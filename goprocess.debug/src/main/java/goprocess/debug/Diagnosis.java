package goprocess.debug;

import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.render.DiagnosisText;

import java.util.BitSet;
import java.util.List;

/** Why the processes that are closing do not close. */
public final class Diagnosis {
    private final Snapshot graph;
    private final Verdict verdict;
    private final List<Finding> findings;

    Diagnosis(Snapshot graph, Verdict verdict) {
        this.graph = graph;
        this.verdict = verdict;
        this.findings = verdict.told().stream().map(new Findings(graph)::of).toList();
    }

    /**
     * What holds a close. Certain findings come first; otherwise the oldest comes first.
     *
     * @return at most a thousand; empty when nothing holds a close
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * How many findings are left out of {@link #findings()}.
     *
     * @return 0, unless more than a thousand processes hold a close
     */
    public int omitted() {
        return verdict.omitted();
    }

    /**
     * How many processes are in a cycle that is not among the findings, and is not counted by
     * {@link #omitted()} either. At most a hundred cycles are found of each kind, {@link WaitCycle}
     * and {@link SelfWait}.
     *
     * @return the number of processes; the diagnosis as text, the JSON and the picture say it too
     */
    public int cyclesOmitted() {
        return verdict.cyclesOmitted();
    }

    /**
     * Why processes, or what holds them, may be missing: the graph is of a recording that is not
     * complete. The text, the JSON and the picture say it too.
     *
     * @return a sentence for each reason; empty for the live graph
     */
    public List<String> missing() {
        return graph.missing();
    }

    /** The places of all processes that hold a close, and of those on the way to them. */
    BitSet onChains() {
        BitSet places = new BitSet();
        BitSet wentUp = new BitSet();
        BitSet wentDown = new BitSet();
        for (Culprit culprit : verdict.culprits()) {
            for (int at : new int[] {culprit.node(), culprit.entry()}) {
                for (int up = at; up >= 0 && !wentUp.get(up); up = culprit.above(up)) {
                    wentUp.set(up);
                    places.set(culprit.place(up));
                }
            }
            for (int top : culprit.furtherTops()) {
                for (int on = top; on >= 0 && !wentDown.get(on); on = culprit.below(on)) {
                    wentDown.set(on);
                    places.set(culprit.place(on));
                }
            }
            culprit.beyond().places().forEach(places::set);
        }
        return places;
    }

    Verdict verdict() {
        return verdict;
    }

    /**
     * The diagnosis as text for people: the culprit in the first line, then the chain that leads to
     * it, and the stack. The next culprit follows in the same way. If part of the graph is missing,
     * it never says that nothing holds a close.
     */
    @Override
    public String toString() {
        return DiagnosisText.of(graph, verdict);
    }
}
