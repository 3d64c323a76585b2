package goprocess.debug.render;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.diagnosis.Culprit;
import goprocess.debug.graph.Snapshot;

import java.util.StringJoiner;

/** One line that says who holds a close and with what. */
public final class Sentence {
    private static final int LONGEST_CIRCLE = 8;

    private Sentence() {}

    /** Says it. */
    public static String of(Snapshot graph, Culprit culprit) {
        return switch (culprit.kind()) {
            case WAIT_CYCLE -> circle(graph, culprit) + ".";
            case SELF_WAIT -> circle(graph, culprit) + ".";
            case WAITING_FOR_BACKGROUND ->
                    name(graph, culprit)
                            + " can never close: "
                            + waiter(graph, culprit)
                            + " waits for background(), which never does"
                            + heldFor(graph, culprit);
            case STUCK_TEARDOWN ->
                    holds(graph, culprit) + "its teardown has not ended" + heldFor(graph, culprit);
            case STUCK_FUNCTION ->
                    holds(graph, culprit) + "its function has not ended" + heldFor(graph, culprit);
            case STUCK_CALLBACK ->
                    holds(graph, culprit)
                            + "a callback of its closing has not returned"
                            + heldFor(graph, culprit);
            case NEVER_ASKED_TO_CLOSE ->
                    holds(graph, culprit)
                            + "it runs, and nobody closes it"
                            + heldFor(graph, culprit);
            case NO_CARRIER ->
                    holds(graph, culprit)
                            + "its "
                            + (isTeardown(graph, culprit) ? "teardown" : "function")
                            + " is queued, and no carrier thread is free"
                            + heldFor(graph, culprit);
        };
    }

    static boolean isTeardown(Snapshot graph, Culprit culprit) {
        var detail = graph.detail(culprit.place());
        return detail != null && culprit.work() != null && culprit.work() == detail.teardown();
    }

    private static String name(Snapshot graph, Culprit culprit) {
        return Words.process(graph, culprit.place());
    }

    /** Who waits for the one that it waits for in the end. */
    private static String waiter(Snapshot graph, Culprit culprit) {
        if (culprit.work() == null) {
            return "it";
        }
        return isTeardown(graph, culprit) ? "its teardown" : "its function";
    }

    private static String holds(Snapshot graph, Culprit culprit) {
        Chain chain = culprit.chain();
        return name(graph, culprit)
                + (chain.length() == 1
                        ? " does not close: "
                        : " holds the close of " + Words.process(graph, chain.place(0)) + ": ");
    }

    private static String heldFor(Snapshot graph, Culprit culprit) {
        return ", for " + Words.time(graph.nanoTime() - culprit.since()) + ".";
    }

    /** "a #1 can never close: it waits for b #2, which waits for a #1". */
    private static String circle(Snapshot graph, Culprit culprit) {
        Chain circle = culprit.beyond().circleFrom(culprit.place());
        StringJoiner links = new StringJoiner(", ");
        int told = Math.min(circle.how().size(), LONGEST_CIRCLE);
        for (int i = 0; i < told; i++) {
            String words = circle.how().get(i).words();
            boolean ofWork = words.startsWith("whose ");
            String subject = i > 0 ? (ofWork ? "" : "which ") : ofWork ? "its " : "it ";
            String rest = i > 0 || !ofWork ? words : words.substring("whose ".length());
            links.add(subject + rest + " " + Words.process(graph, circle.place(i + 1)));
        }
        if (told < circle.how().size()) {
            links.add("and so on over " + (circle.how().size() - told) + " more, back to it");
        }
        return name(graph, culprit) + " can never close: " + links;
    }
}
