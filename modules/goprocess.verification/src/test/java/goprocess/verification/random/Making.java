package goprocess.verification.random;

import java.util.List;

/** How a process is made, as the steps of its plan say. */
record Making(
        List<Integer> parents,
        List<Integer> waits,
        List<Integer> fails,
        boolean isKept,
        boolean hasFunction,
        boolean hasTeardown,
        boolean isInterrupted,
        boolean afterChildren,
        boolean isShort) {
    static Making of(List<Step> steps) {
        return new Making(
                operands(steps, Verb.PARENT),
                operands(steps, Verb.WAITS),
                operands(steps, Verb.FAILS),
                has(steps, Verb.KEPT),
                has(steps, Verb.FUNCTION),
                has(steps, Verb.TEARDOWN),
                has(steps, Verb.INTERRUPT),
                has(steps, Verb.AFTER_CHILDREN),
                has(steps, Verb.SHORT));
    }

    private static boolean has(List<Step> steps, Verb verb) {
        return steps.stream().anyMatch(step -> step.verb() == verb);
    }

    private static List<Integer> operands(List<Step> steps, Verb verb) {
        return steps.stream()
                .filter(step -> step.verb() == verb)
                .map(Step::process)
                .distinct()
                .toList();
    }
}
