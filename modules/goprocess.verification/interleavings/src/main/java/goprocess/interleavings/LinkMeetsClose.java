package goprocess.interleavings;

import static goprocess.api.State.CLOSED;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessProvider;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * A link is made while one of its ends closes. No process is left open, no process waits for one
 * that has closed, and no link stays behind.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=LinkMeetsClose
 * </pre>
 */
public final class LinkMeetsClose {
    private LinkMeetsClose() {}

    /** The target closes: no process waits for it after that. */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "It closed as well.")
    @State
    public static class TargetCloses {
        private final GoProcess waiting = GoProcesses.named("waiting").open();
        private final GoProcess awaited = GoProcesses.named("awaited").open();

        @Actor
        public void close() {
            awaited.close();
        }

        @Actor
        public void link() {
            waiting.waitFor(awaited);
            waiting.closeAsync();
        }

        @Arbiter
        public void look(Z_Result r) {
            r.r1 = waiting.state() == CLOSED;
        }
    }

    /**
     * A child that is not waited for begins to close in any case. The other child makes the close
     * take a while.
     */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "The child was told.")
    @State
    public static class SourceCloses {
        private final GoProcess parent = GoProcesses.named("parent").open();
        private final GoProcess other = GoProcesses.withParent(parent);
        private final GoProcess child = GoProcesses.named("child").open();

        @Actor
        public void close() {
            parent.closeAsync();
        }

        @Actor
        public void link() {
            parent.addChildNoWait(child);
        }

        @Arbiter
        public void look(Z_Result r) {
            r.r1 = child.closing().isRaised() && other.closing().isRaised();
        }
    }

    /** A target that stays open keeps no reference to a source that has closed. */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "No link is left.")
    @State
    public static class SourceLetsGo {
        private final GoProcess parent = GoProcesses.named("parent").open();
        private final GoProcess child = GoProcesses.named("child").open();

        /** The child begins to close, and never ends. */
        public SourceLetsGo() {
            child.waitFor(GoProcesses.background());
        }

        @Actor
        public void close() {
            parent.closeAsync();
        }

        @Actor
        public void link() {
            parent.addChildNoWait(child);
        }

        @Arbiter
        public void count(I_Result r) {
            ProcessProvider.installed().node(child).forEachLinkFrom(link -> r.r1++);
        }
    }
}
