package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A teardown runs once, whichever thread closes and whenever the teardown was set. Every thread
 * that waited sees what it wrote.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=Once
 * </pre>
 */
public final class Once {
    private Once() {}

    /** Two threads close and wait; one of them may run the teardown itself. */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "Run once, and seen by both.")
    @State
    public static class TwoClosers {
        private final GoProcess process = GoProcesses.withTeardown(() -> this.times++);
        private int times;

        @Actor
        public void closeHere(III_Result r) {
            process.close();
            r.r1 = times;
        }

        @Actor
        public void closeThere(III_Result r) {
            process.close();
            r.r2 = times;
        }

        @Arbiter
        public void count(III_Result r) {
            r.r3 = times;
        }
    }

    /**
     * One thread leaves the teardown to a thread of the library; the other one would run it itself.
     */
    @JCStressTest
    @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "Run once, and seen by both.")
    @State
    public static class CloserAndAsker {
        private final GoProcess process = GoProcesses.withTeardown(() -> this.times++);
        private int times;

        @Actor
        public void ask(III_Result r) {
            r.r1 = process.closeAsync() == null ? 0 : 1;
        }

        @Actor
        public void close(III_Result r) {
            process.close();
            r.r2 = times;
        }

        @Arbiter
        public void count(III_Result r) {
            r.r3 = times;
        }
    }

    /** The teardown is kept for later, or run by the call that sets it. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "Run once, and it saw what came before.")
    @State
    public static class GivenMeanwhile {
        private final GoProcess process = GoProcesses.named("process").open();
        private int before;
        private int times;

        @Actor
        public void close() {
            process.close();
        }

        @Actor
        public void give() {
            before = 1;
            process.setTeardown(() -> times += before);
        }

        @Arbiter
        public void count(I_Result r) {
            process.close();
            r.r1 = times;
        }
    }

    /** Two teardowns are set: one is refused, and the other runs. */
    @JCStressTest
    @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "The first was kept.")
    @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "The second was kept.")
    @State
    public static class TwoGiven {
        private final GoProcess process = GoProcesses.named("process").open();
        private int here;
        private int there;
        private boolean refusedHere;
        private boolean refusedThere;

        @Actor
        public void giveHere() {
            refusedHere = isRefused(() -> here++);
        }

        @Actor
        public void giveThere() {
            refusedThere = isRefused(() -> there++);
        }

        private boolean isRefused(Teardown teardown) {
            try {
                process.setTeardown(teardown);
                return false;
            } catch (IllegalStateException e) {
                return true;
            }
        }

        @Arbiter
        public void count(III_Result r) {
            process.close();
            r.r1 = here;
            r.r2 = there;
            r.r3 = (refusedHere ? 1 : 0) + (refusedThere ? 1 : 0);
        }
    }
}
