package goprocess.verification.random;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Many trials, one after the other, under one process that outlives them all. */
public final class Campaign implements AutoCloseable {
    /** Longer than any wait for something that happens, even on a busy machine. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /** While a plan is shrunk it does not matter if a slow one is taken for one that hangs. */
    private static final long IMPATIENCE = TimeUnit.SECONDS.toNanos(1);

    private static final long SHRINKING = TimeUnit.MINUTES.toNanos(2);

    private static final int PROCESSES_BETWEEN_COLLECTIONS = 20_000;

    /** How often a plan that has failed is tried to see it fail again. */
    private static final int TRIES = 300;

    private final GoProcess keeper = GoProcesses.named("keeper").open();
    private final FailureLog log = new FailureLog();
    private final Remains remains = new Remains();

    /** Processes that were opened and closed. */
    private long lifecycles;

    private long trials;

    /** Performs the plans of random seeds, which follow from the first. */
    public void random(long firstSeed, long atLeast) {
        Random seeds = new Random(firstSeed);
        while (lifecycles < atLeast) {
            seed(seeds.nextLong());
        }
        checkRemains();
        if (!Outcome.neverMet().isEmpty()) {
            throw new AssertionError("These plans never met " + Outcome.neverMet());
        }
    }

    /** Performs the plan of one seed, several times. */
    public void seed(long seed, int times) {
        for (int i = 0; i < times; i++) {
            seed(seed);
        }
        checkRemains();
    }

    private void seed(long seed) {
        Plan plan = PlanMaker.plan(seed);
        List<String> violations = violations(plan, seed);
        if (!violations.isEmpty()) {
            System.err.println("-Dgoprocess.seed=" + seed + " fails, and is being made small");
            throw new AssertionError(
                    "The plan of -Dgoprocess.seed="
                            + seed
                            + " fails:\n"
                            + report(plan, violations));
        }
    }

    /** Performs a plan that was kept, as often as it takes to meet what it was kept for. */
    public void kept(String name, String text, int times) {
        Plan plan = Plan.parse(text);
        for (int i = 0; i < times; i++) {
            List<String> violations = violations(plan, name);
            if (!violations.isEmpty()) {
                throw new AssertionError(
                        "The kept plan " + name + " fails:\n" + String.join("\n", violations));
            }
        }
        checkRemains();
    }

    private List<String> violations(Plan plan, Object name) {
        List<String> violations = perform(plan, name);
        // Not in that method: its frame may refer to the trial, which must be garbage now.
        if (remains.size() > PROCESSES_BETWEEN_COLLECTIONS) {
            checkRemains();
        }
        return violations;
    }

    private List<String> perform(Plan plan, Object name) {
        Trial trial = new Trial(plan, keeper, new Patience(PATIENCE));
        List<String> violations = new ArrayList<>(Course.run(trial));
        trials++;
        for (Member member : trial.script().members) {
            lifecycles += member.isOpened() ? 1 : 0;
        }
        if (violations.isEmpty()) {
            checkRoots(violations);
            remains.add(trial, name);
        }
        return violations;
    }

    /** Only where a listener is installed there are roots; then the keeper is the only one. */
    private void checkRoots(List<String> violations) {
        for (ProcessNode root : ProcessProvider.installed().roots()) {
            if (root != ProcessProvider.installed().node(keeper)) {
                violations.add("a root is left: " + root);
            }
        }
    }

    private void checkRemains() {
        try {
            remains.awaitCollected(keeper, new Patience(PATIENCE));
        } catch (Patience.Hang e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private String report(Plan plan, List<String> violations) {
        return String.join("\n", violations.subList(0, Math.min(10, violations.size())))
                + "\nafter "
                + lifecycles
                + " lifecycles. Its smallest part that was seen to fail; keep it:\n"
                + smallestThatFails(plan);
    }

    private static Plan smallestThatFails(Plan plan) {
        long since = System.nanoTime();
        int needed = triesUntilItFails(plan, TRIES);
        if (needed > TRIES) {
            return plan;
        }
        int tries = Math.min(TRIES, 5 * needed); // so often a smaller one may succeed before
        return new Shrinker(
                        part ->
                                System.nanoTime() - since < SHRINKING
                                        && triesUntilItFails(part, tries) <= tries)
                .shrink(plan);
    }

    /** Each time under another keeper: what failed may have left something under it. */
    private static int triesUntilItFails(Plan plan, int most) {
        int tries = 0;
        List<String> violations;
        do {
            tries++;
            GoProcess other = GoProcesses.named("another keeper").open();
            violations = Course.run(new Trial(plan, other, new Patience(IMPATIENCE)));
        } while (violations.isEmpty() && tries <= most);
        return tries;
    }

    @Override
    public String toString() {
        return lifecycles
                + " processes were opened and closed, by "
                + trials
                + " plans\n"
                + Outcome.counts();
    }

    @Override
    public void close() {
        log.close();
        keeper.close();
    }
}
