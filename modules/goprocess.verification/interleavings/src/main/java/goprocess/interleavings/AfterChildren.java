package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZ_Result;

/**
 * A process is to close after its children, while another child is added. The new child is either
 * waited for, or refused and left as it was. A lost wake-up shows as a test that does not end.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=AfterChildren
 * </pre>
 */
@JCStressTest
@Outcome(id = "taken, true", expect = ACCEPTABLE, desc = "The other one had closed.")
@Outcome(id = "refused, false", expect = ACCEPTABLE, desc = "The other one is open.")
@State
public class AfterChildren {
    private final GoProcess parent = GoProcesses.named("parent").open();
    private final GoProcess last = GoProcesses.withParent(parent);
    private final GoProcess other = GoProcesses.withTeardown(() -> this.otherDone = true);
    private boolean otherDone;

    @Actor
    public void closeAfterThem(LZ_Result r) {
        last.close();
        parent.closeAfterChildren();
        r.r2 = otherDone;
    }

    @Actor
    public void add(LZ_Result r) {
        try {
            parent.addChild(other);
        } catch (IllegalStateException e) {
            r.r1 = "refused";
            return;
        }
        r.r1 = "taken";
        other.close();
    }
}
