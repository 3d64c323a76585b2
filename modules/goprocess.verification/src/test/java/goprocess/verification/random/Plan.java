package goprocess.verification.random;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A graph, and what several threads do to it. Any part of its steps is a plan too: what refers to a
 * process that was not opened is left out when it is performed. That is how plans are shrunk.
 *
 * <p>No process waits, by a link or by a call, for one with a lower number, so each plan comes to
 * its end.
 */
record Plan(List<Step> steps) {
    Plan(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Reads what {@link #toString} wrote. */
    static Plan parse(String text) {
        return new Plan(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Step::parse)
                        .toList());
    }

    Map<Place, List<Step>> byPlace() {
        return steps.stream()
                .collect(Collectors.groupingBy(Step::place, HashMap::new, Collectors.toList()));
    }

    int processes() {
        return steps.stream()
                .filter(step -> step.verb() == Verb.OPEN)
                .mapToInt(step -> step.process() + 1)
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n", "", "\n"));
    }
}
