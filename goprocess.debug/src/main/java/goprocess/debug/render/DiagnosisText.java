package goprocess.debug.render;

import goprocess.api.State;
import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.ThreadWait;
import goprocess.debug.graph.WorkLook;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a diagnosis so that a tired person can read it. For each finding it names first the
 * culprit, then the chain that leads to it and the threads that wait, then the stack. Culprits that
 * hang at the same place are reported together.
 */
public final class DiagnosisText {
    private static final int MOST_GROUPS = 10;
    private static final int MOST_NAMES = 5;
    private static final int MOST_WAITERS = 3;
    private static final int CHAIN_BEGINNING = 8;
    private static final int CHAIN_END = 8;

    private final Snapshot graph;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, List<ThreadWait>> waiters;

    private DiagnosisText(Snapshot graph) {
        this.graph = graph;
        this.waiters =
                graph.waits().stream()
                        .collect(
                                Collectors.groupingBy(
                                        ThreadWait::target, HashMap::new, Collectors.toList()));
    }

    /** Says what holds the closes in a graph. */
    public static String of(Snapshot graph, Verdict verdict) {
        return new DiagnosisText(graph).tell(verdict);
    }

    /**
     * Says of some processes that nothing holds them, or that this is not known.
     *
     * @param others whether others are held
     */
    public static String ofUnheld(
            Snapshot graph, Verdict verdict, List<Integer> places, boolean others) {
        return new DiagnosisText(graph).tellUnheld(verdict, places, others);
    }

    private String tellUnheld(Verdict verdict, List<Integer> places, boolean others) {
        boolean isKnown = Omissions.of(graph, verdict).isEmpty();
        for (int place : places.subList(0, Math.min(MOST_GROUPS, places.size()))) {
            text.append(isKnown ? "Nothing holds " : "It is not known whether anything holds ");
            text.append(Words.process(graph, place));
            text.append(", which is ").append(graph.state(place)).append(".\n");
            tellSome(waiters.getOrDefault(place, List.of()));
        }
        if (places.size() > MOST_GROUPS) {
            text.append("The same is true of ").append(places.size() - MOST_GROUPS);
            text.append(" more of that name.\n");
        }
        if (others) {
            text.append("Other closes are held: ask \"why\" without a name.\n");
        }
        return tellOmissions(verdict);
    }

    private String tell(Verdict verdict) {
        List<String> missing = graph.missing();
        List<Culprit> culprits = verdict.culprits();
        int closing = graph.closing();
        if (culprits.isEmpty() && missing.isEmpty() && (closing == 0 || !graph.isRecorded())) {
            text.append(
                    closing == 0
                            ? "Nothing is closing.\n"
                            : "Nothing holds a close; closing at this moment: " + closing + ".\n");
            tellRunning();
            return tellOmissions(verdict);
        }
        if (culprits.isEmpty() && missing.isEmpty()) {
            return "What holds a close is not known: a recording has callbacks, and functions that"
                    + " have not begun, in its snapshots only; closing at this moment: "
                    + closing
                    + ".";
        }
        if (culprits.isEmpty()) {
            return "What holds a close is not known, because something is missing; closing at this"
                    + " moment: "
                    + closing
                    + ". "
                    + String.join(" ", missing);
        }
        Collection<List<Culprit>> groups = new CulpritGroups(graph, culprits).all();
        groups.stream().limit(MOST_GROUPS).forEach(this::tellGroup);
        if (groups.size() > MOST_GROUPS) {
            List<Integer> rest =
                    groups.stream()
                            .skip(MOST_GROUPS)
                            .flatMap(group -> group.stream().map(Culprit::place))
                            .toList();
            text.append("\nAnd ").append(rest.size()).append(" more: ");
            text.append(Names.counted(graph, rest, MOST_NAMES)).append(".\n");
        }
        return tellOmissions(verdict);
    }

    private String tellOmissions(Verdict verdict) {
        List<String> sentences = Omissions.of(graph, verdict);
        text.append(sentences.isEmpty() ? "" : "\n" + String.join("\n", sentences));
        return text.toString().stripTrailing();
    }

    private void tellGroup(List<Culprit> group) {
        Culprit first = group.get(0);
        if (text.length() > 0) {
            text.append('\n');
        }
        text.append(Sentence.of(graph, first)).append('\n');
        tellOthers(group);
        Chain chain = first.chain();
        tellChain(chain);
        tellWaiters(chain, first);
        tellStack(first);
    }

    private void tellOthers(List<Culprit> group) {
        if (group.size() == 1) {
            return;
        }
        List<Culprit> others = group.subList(1, group.size());
        List<Integer> places = others.stream().map(Culprit::place).toList();
        long unseen = others.stream().filter(culprit -> !hasStack(culprit)).count();
        text.append(others.size() == 1 ? "So does " : "So do ");
        text.append(others.size()).append(" more at the same place: ");
        text.append(Names.counted(graph, places, MOST_NAMES));
        List<Integer> tops = otherTops(group);
        if (!tops.isEmpty()) {
            text.append(others.size() == 1 ? ", which holds" : ", which hold");
            text.append(" the close of ").append(Names.counted(graph, tops, MOST_NAMES));
        }
        if (unseen > 0 && unseen < others.size()) {
            text.append("; of ").append(unseen).append(" of them the stack was not taken");
        }
        text.append(".\n");
    }

    /** The processes whose close a culprit holds that is not named alone. */
    private static List<Integer> otherTops(List<Culprit> group) {
        Set<Integer> tops = new LinkedHashSet<>();
        for (Culprit culprit : group.subList(1, group.size())) {
            if (culprit.kind() != FindingKind.ABANDONED && culprit.top() != culprit.place()) {
                tops.add(culprit.top());
            }
            tops.addAll(culprit.furtherTops());
        }
        tops.remove(group.getFirst().top());
        group.getFirst().furtherTops().forEach(tops::remove);
        return List.copyOf(tops);
    }

    private static boolean hasStack(Culprit culprit) {
        WorkLook work = culprit.work();
        return work != null && work.thread() != null && !work.thread().stack().isEmpty();
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
            tellProcess(chain.place(i), i > 0 ? chain.how().get(i - 1).remark() : "");
        }
    }

    private void tellProcess(int place, String remark) {
        text.append(Words.process(graph, place)).append(remark);
        text.append(' ').append(graph.state(place));
        if (graph.closingAt(place) != 0) {
            text.append(" for ").append(Words.time(graph.nanoTime() - graph.closingAt(place)));
        } else if (graph.state(place) == State.RUNNING && graph.afterChildren(place)) {
            text.append(", to close after its children");
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

    /**
     * Writes the threads that wait for a process that does not close, except the one that is
     * reported anyway.
     */
    private void tellWaiters(Chain chain, Culprit culprit) {
        WorkLook work = culprit.work();
        long own = work == null || work.thread() == null ? -1 : work.thread().tid();
        List<ThreadWait> waits =
                chain.places()
                        .limit(CHAIN_BEGINNING)
                        .distinct()
                        .boxed()
                        .flatMap(place -> waiters.getOrDefault(place, List.of()).stream())
                        .filter(wait -> wait.thread().tid() != own)
                        .toList();
        tellSome(waits);
    }

    private void tellSome(List<ThreadWait> waits) {
        waits.stream().limit(MOST_WAITERS).forEach(this::tellWaiter);
        if (waits.size() > MOST_WAITERS) {
            text.append("  So do ").append(waits.size() - MOST_WAITERS).append(" more threads.\n");
        }
    }

    /**
     * Writes the threads that wait for a process that nobody closes. This is not a finding, since
     * the wait may be intended.
     */
    private void tellRunning() {
        tellSome(
                graph.waits().stream()
                        .filter(wait -> graph.state(wait.target()) == State.RUNNING)
                        .filter(wait -> !wait.timed())
                        .toList());
    }

    private void tellWaiter(ThreadWait wait) {
        text.append("  ").append(Words.process(graph, wait.target()));
        text.append(" is waited for").append(Sentence.whereItWaits(wait.thread()));
        text.append(wait.timed() ? ", up to a timeout" : "");
        text.append(graph.state(wait.target()) == State.RUNNING ? ", and runs" : "");
        if (wait.since() != 0) {
            text.append(", for ").append(Words.time(graph.nanoTime() - wait.since()));
        }
        text.append(".\n");
    }

    private void tellStack(Culprit culprit) {
        WorkLook work = culprit.work();
        ThreadLook thread = work == null ? null : work.thread();
        if (work == null || thread == null) {
            return;
        }
        text.append(
                culprit.kind() == FindingKind.COMES_AND_GOES
                        ? "  The function of one of them"
                        : "  Its " + Sentence.work(graph, culprit));
        text.append(work.started() ? " is on thread " : " waits for thread ");
        new StackText(text).write(thread);
    }
}
