package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.diagnosis.FindingKind;
import goprocess.debug.graph.CarrierHolder;
import goprocess.debug.graph.Detail;
import goprocess.debug.graph.Snapshot;
import goprocess.debug.graph.ThreadLook;
import goprocess.debug.graph.WorkLook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One line that says which process holds a close, with what, where, on which thread, and for how
 * long.
 */
public final class Sentence {
    private static final int LONGEST_CYCLE = 8;
    private static final int MOST_HOLDERS = 3;
    private static final int MOST_TOPS = 3;
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    private final Snapshot graph;
    private final Culprit culprit;

    private Sentence(Snapshot graph, Culprit culprit) {
        this.graph = graph;
        this.culprit = culprit;
    }

    /** The line for a culprit. */
    public static String of(Snapshot graph, Culprit culprit) {
        Sentence sentence = new Sentence(graph, culprit);
        String age = Words.time(graph.nanoTime() - culprit.since());
        return sentence.subject() + sentence.what() + ", for " + age + sentence.openedLate();
    }

    /**
     * Said of what was opened long after the close above it had begun: others may have come and
     * gone before it, too slowly for one look.
     */
    private String openedLate() {
        boolean isNamed = !culprit.kind().certain() && culprit.kind() != FindingKind.ABANDONED;
        int top = isNamed ? culprit.top() : culprit.place();
        long openedAt = graph.openedAt(culprit.place());
        long closingAt = graph.closingAt(top);
        boolean known = top != culprit.place() && openedAt != 0 && closingAt != 0;
        return known && openedAt - closingAt >= LATE
                ? "; it was opened "
                        + Words.time(openedAt - closingAt)
                        + " after "
                        + Words.process(graph, top)
                        + " began to close"
                : "";
    }

    /** The word for the work of a finding. */
    static String work(Snapshot graph, Culprit culprit) {
        Detail detail = graph.detail(culprit.place());
        WorkLook work = culprit.work();
        if (detail != null && work != null && work == detail.teardown()) {
            return "teardown";
        }
        return detail != null && work != null && detail.callbacks().contains(work)
                ? "callback"
                : "function";
    }

    private String subject() {
        String name = Words.process(graph, culprit.place());
        return switch (culprit.kind()) {
            case WAIT_CYCLE, SELF_WAIT, WAITING_FOR_BACKGROUND ->
                    name + " can never close" + further(", and holds the close") + ": ";
            case ABANDONED -> name + " was given up: ";
            default -> {
                int top = culprit.top();
                yield top == culprit.place()
                        ? name + " does not close" + further(", and holds the close") + ": "
                        : name
                                + " holds the close of "
                                + Words.process(graph, top)
                                + further(", and")
                                + ": ";
            }
        };
    }

    /** The further closes that it holds; empty if there are none. */
    private String further(String words) {
        List<Integer> tops = culprit.furtherTops();
        if (tops.isEmpty()) {
            return "";
        }
        int more = tops.size() - MOST_TOPS;
        return tops.stream()
                        .limit(MOST_TOPS)
                        .map(top -> Words.process(graph, top))
                        .collect(Collectors.joining(", ", words + " of ", ""))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String what() {
        String its = "its " + work(graph, culprit);
        return switch (culprit.kind()) {
            case WAIT_CYCLE -> cycle();
            case SELF_WAIT -> cycle() + where();
            case WAITING_FOR_BACKGROUND ->
                    (culprit.work() == null ? "it" : its)
                            + " waits for background(), which never does"
                            + where();
            case STUCK_TEARDOWN, STUCK_FUNCTION -> its + where();
            case STUCK_CALLBACK -> "a callback of closing() or childrenClosed()" + where();
            case STUCK_START -> notBegun();
            case NEVER_ASKED_TO_CLOSE ->
                    "it runs, and nobody closes it"
                            + (culprit.work() == null ? "" : "; its function is" + where());
            case NO_CARRIER -> its + " is queued, and no carrier thread is free" + holders();
            case COMES_AND_GOES ->
                    "ever new processes keep it open"
                            + (culprit.work() == null
                                    ? ""
                                    : "; the function of one of them" + where());
            case ABANDONED -> "its work still runs" + where();
        };
    }

    /** ", at Provider.charge(Provider.java:38), thread worker-2"; empty if nothing is known. */
    private String where() {
        WorkLook work = culprit.work();
        return work == null ? "" : where(work.thread());
    }

    static String where(@Nullable ThreadLook thread) {
        return thread == null ? "" : where(thread, Frames.toTell(thread.stack()));
    }

    /** The same of a thread that waits in the library, which no method of others explains. */
    static String whereItWaits(ThreadLook thread) {
        return where(thread, Frames.own(thread.stack()));
    }

    private static String where(ThreadLook thread, Optional<StackTraceElement> frame) {
        return frame.map(at -> ", at " + Frames.brief(at)).orElse("") + ", thread " + name(thread);
    }

    static String name(ThreadLook thread) {
        return thread.name().isEmpty() ? "#" + thread.tid() : Words.oneLine(thread.name());
    }

    private String notBegun() {
        WorkLook work = culprit.work();
        ThreadLook thread = work == null ? null : work.thread();
        if (thread == null) {
            return "its function has not begun: its thread factory has not returned";
        }
        String why =
                switch (thread.state()) {
                    case NEW -> "its thread " + name(thread) + " was never started";
                    case TERMINATED -> "its thread " + name(thread) + " has ended without it";
                    default -> notCome(thread);
                };
        return "its " + work(graph, culprit) + " has not begun: " + why;
    }

    private static String notCome(ThreadLook thread) {
        if (thread.hasNotRun()) {
            return "its thread " + name(thread) + " has not run yet";
        }
        return thread.stack().isEmpty()
                ? "its thread " + name(thread) + " has not come to it"
                : "its thread is at something else" + where(thread);
    }

    private String holders() {
        if (graph.carrierHolders().isEmpty()) {
            return "";
        }
        int more = graph.carrierHolders().size() - MOST_HOLDERS;
        return graph.carrierHolders().stream()
                        .limit(MOST_HOLDERS)
                        .map(this::holder)
                        .collect(Collectors.joining("; ", ": held by ", ""))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private String holder(CarrierHolder holder) {
        return Words.process(graph, holder.place()) + where(holder.thread());
    }

    /** "it waits for b #2 (waitFor), which waits for a #1". */
    private String cycle() {
        Chain cycle = culprit.beyond().cycleFrom(culprit.place());
        StringJoiner links = new StringJoiner(", ");
        int told = Math.min(cycle.how().size(), LONGEST_CYCLE);
        for (int i = 0; i < told; i++) {
            String words = cycle.how().get(i).words();
            boolean ofWork = words.startsWith("whose ");
            String subject = i > 0 ? (ofWork ? "" : "which ") : ofWork ? "its " : "it ";
            String rest = i > 0 || !ofWork ? words : words.substring("whose ".length());
            String other = Words.process(graph, cycle.place(i + 1));
            links.add(subject + rest + " " + other + cycle.how().get(i).remark());
        }
        if (told < cycle.how().size()) {
            links.add("and so on over " + (cycle.how().size() - told) + " more, back to it");
        }
        return links.toString();
    }
}
