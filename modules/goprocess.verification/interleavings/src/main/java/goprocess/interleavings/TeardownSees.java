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
 * What a teardown sees in plain fields: what was written before the close, and what the processes
 * wrote that its process waited for, whichever thread starts the teardown in the end.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=TeardownSees
 * </pre>
 */
@JCStressTest
@Outcome(id = "true, true", expect = ACCEPTABLE, desc = "It saw both.")
@State
public class TeardownSees {
    private final GoProcess parent = GoProcesses.withTeardown(this::look);
    private final GoProcess child = GoProcesses.withTeardown(() -> this.childDone = true);
    private boolean closeCalled;
    private boolean childDone;
    private boolean sawTheCall;
    private boolean sawTheChild;

    /** The parent waits for the child, and does not close it. */
    public TeardownSees() {
        parent.waitFor(child);
    }

    private void look() {
        sawTheCall = closeCalled;
        sawTheChild = childDone;
    }

    @Actor
    public void closeParent() {
        closeCalled = true;
        parent.closeAsync();
    }

    @Actor
    public void closeChild() {
        child.close();
    }

    @Arbiter
    public void report(ZZ_Result r) {
        parent.close();
        r.r1 = sawTheCall;
        r.r2 = sawTheChild;
    }
}
