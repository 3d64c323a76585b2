package goprocess.verification.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A plan can be repeated, kept and made small. */
class PlanTest {
    @Test
    void aSeedAlwaysMakesTheSamePlan() {
        for (long seed = 0; seed < 100; seed++) {
            assertEquals(PlanMaker.plan(seed), PlanMaker.plan(seed));
        }
    }

    @Test
    void aPlanThatWasWrittenIsReadAgain() {
        for (long seed = 0; seed < 100; seed++) {
            Plan plan = PlanMaker.plan(seed);

            assertEquals(plan, Plan.parse("# kept\n" + plan));
        }
    }

    @Test
    void nothingIsLeftOfAPlanButWhatMakesItFail() {
        Plan plan =
                new Plan(
                        IntStream.range(0, 1_000)
                                .mapToObj(i -> new Step(Place.OPENER, Verb.OPEN, i, 0))
                                .toList());
        Set<Step> culprits =
                Set.of(plan.steps().get(3), plan.steps().get(500), plan.steps().get(999));

        Plan smallest = new Shrinker(part -> part.steps().containsAll(culprits)).shrink(plan);

        assertEquals(List.of(3, 500, 999), smallest.steps().stream().map(Step::process).toList());
    }
}
