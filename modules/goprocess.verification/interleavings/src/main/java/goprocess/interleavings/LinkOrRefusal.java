package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A process closes while a child is added. Either it accepts the child, closes it, and is torn down
 * after it; or it refuses the child, which is left as it was.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=LinkOrRefusal
 * </pre>
 */
@Outcome(id = "taken", expect = ACCEPTABLE, desc = "The child was told, and closed first.")
@Outcome(id = "refused", expect = ACCEPTABLE, desc = "The child was left as it was.")
public final class LinkOrRefusal {
    private LinkOrRefusal() {}

    /** A parent whose teardown reads what the child wrote. The fields are plain. */
    public abstract static class Parent {
        final GoProcess parent = GoProcesses.withTeardown(() -> this.childFirst = this.childDone);
        boolean childDone;
        private boolean childFirst;
        private boolean refused;

        Parent() {}

        final void link(Runnable link) {
            try {
                link.run();
            } catch (IllegalStateException e) {
                refused = true;
            }
        }

        /** After both actors. */
        final String outcome() {
            parent.close();
            if (refused) {
                return childDone ? "refused, and yet done" : "refused";
            }
            return childFirst ? "taken" : childDone ? "done too late" : "taken, and forgotten";
        }
    }

    /** A process that is there already. */
    @JCStressTest
    @JCStressMeta(LinkOrRefusal.class)
    @State
    public static class AddChild extends Parent {
        private final GoProcess child = GoProcesses.withTeardown(() -> childDone = true);

        @Actor
        public void close() {
            parent.closeAsync();
        }

        @Actor
        public void link() {
            link(() -> parent.addChild(child));
        }

        @Arbiter
        public void look(L_Result r) {
            r.r1 = outcome();
            if (child.closing().isRaised() != childDone) {
                r.r1 += ", and the child knows otherwise";
            }
        }
    }

    /** A new one. */
    @JCStressTest
    @JCStressMeta(LinkOrRefusal.class)
    @State
    public static class Open extends Parent {
        @Actor
        public void close() {
            parent.closeAsync();
        }

        @Actor
        public void link() {
            link(
                    () ->
                            GoProcesses.named("child")
                                    .parent(parent)
                                    .teardown(() -> childDone = true)
                                    .open());
        }

        @Arbiter
        public void look(L_Result r) {
            r.r1 = outcome();
        }
    }

    /** A function: it runs to its end if and only if the process took it. */
    @JCStressTest
    @JCStressMeta(LinkOrRefusal.class)
    @State
    public static class Go extends Parent {
        @Actor
        public void close() {
            parent.closeAsync();
        }

        @Actor
        public void link() {
            link(() -> parent.go(self -> childDone = true));
        }

        @Arbiter
        public void look(L_Result r) {
            r.r1 = outcome();
        }
    }
}
