package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A process fails at the moment at which it closes. Either the process that it names in {@code
 * closeOnFailure} fails with it, or it has not failed itself.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=FailureMeetsClose
 * </pre>
 */
public final class FailureMeetsClose {
    private FailureMeetsClose() {}

    /** {@code abandon()} fails a process that nothing holds open. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "Both have failed.")
    @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "It had closed before.")
    @State
    public static class GivenUp {
        private final GoProcess supervisor = GoProcesses.named("supervisor").open();
        private final GoProcess process =
                GoProcesses.named("process").parent(supervisor).closeOnFailure(supervisor).open();
        private final GoProcess held = GoProcesses.named("held").open();

        /** It closes as soon as what it waits for has closed. */
        public GivenUp() {
            process.waitFor(held);
            supervisor.closeAsync();
        }

        @Actor
        public void giveUp() {
            process.abandon();
        }

        @Actor
        public void close() {
            held.closeAsync();
        }

        @Arbiter
        public void ask(ZZ_Result r) {
            r.r1 = process.err().isPresent();
            r.r2 = supervisor.err().isPresent();
        }
    }
}
