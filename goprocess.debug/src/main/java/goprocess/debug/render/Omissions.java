package goprocess.debug.render;

import goprocess.debug.diagnosis.CertainSearch;
import goprocess.debug.diagnosis.Verdict;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.Snapshot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says what was left out of a graph and its diagnosis because there was too much, and how much; and
 * what is missing from its recording.
 */
final class Omissions {
    private Omissions() {}

    /** A sentence for each kind; empty where nothing was left out. */
    static List<String> of(Snapshot graph, Verdict verdict) {
        Stream<String> tooMuch = Stream.of(cycles(verdict), comingAndGoing(graph), stacks(graph));
        return Stream.concat(tooMuch, graph.missing().stream())
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String cycles(Verdict verdict) {
        return sentence(
                verdict.cyclesOmitted(),
                "%,d more process is in a cycle that was left out",
                "%,d more processes are in cycles that were left out",
                ": a diagnosis finds at most %,d of each kind.",
                CertainSearch.MOST_CYCLES);
    }

    private static String comingAndGoing(Snapshot graph) {
        boolean tooMany = graph.closing() > Snapshot.MOST_WATCHED;
        return sentence(
                graph.comesAndGoesOmitted(),
                "%,d more close was not examined for processes that come and go",
                "%,d more closes were not examined for processes that come and go",
                tooMany
                        ? ": a capture examines %,d at most."
                        : ": a capture examines %,d links at most.",
                tooMany ? Snapshot.MOST_WATCHED : Snapshot.MOST_WATCHED_LINKS);
    }

    private static String stacks(Snapshot graph) {
        return graph.isRecorded()
                ? sentence(
                        graph.stacksOmitted(),
                        "The stack of %,d thread is not known",
                        "The stacks of %,d threads are not known",
                        ": a snapshot in a recording has %,d at most, and none of what began after"
                                + " it.",
                        ThreadText.MOST_STACKS)
                : sentence(
                        graph.stacksOmitted(),
                        "The stack of %,d thread was not taken",
                        "The stacks of %,d threads were not taken",
                        ": a capture takes %,d at most.",
                        Snapshot.MOST_STACKS);
    }

    private static String sentence(int omitted, String one, String many, String why, int most) {
        return omitted == 0
                ? ""
                : String.format(Locale.ROOT, omitted == 1 ? one : many, omitted)
                        + String.format(Locale.ROOT, why, most);
    }
}
