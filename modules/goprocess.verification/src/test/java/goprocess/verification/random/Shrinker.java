package goprocess.verification.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a plan that fails small: takes steps out as long as it still fails. */
final class Shrinker {
    private final Predicate<Plan> fails;

    /** Whether a plan fails, tried often enough to be believed. */
    Shrinker(Predicate<Plan> fails) {
        this.fails = fails;
    }

    Plan shrink(Plan plan) {
        Plan smallest = plan;
        for (int size = plan.steps().size() / 2; size > 0; ) {
            Plan smaller = withoutSome(smallest, size);
            if (smaller.steps().size() == smallest.steps().size() && size == 1) {
                break;
            }
            smallest = smaller;
            size = Math.max(1, size / 2);
        }
        return smallest;
    }

    /** Tries to take out each group of so many neighbours. */
    private Plan withoutSome(Plan plan, int size) {
        Plan smallest = plan;
        for (int from = plan.steps().size() - size; from > -size; from -= size) {
            List<Step> rest = new ArrayList<>(smallest.steps());
            rest.subList(Math.max(0, from), Math.min(rest.size(), from + size)).clear();
            Plan candidate = new Plan(rest);
            if (fails.test(candidate)) {
                smallest = candidate;
            }
        }
        return smallest;
    }
}
