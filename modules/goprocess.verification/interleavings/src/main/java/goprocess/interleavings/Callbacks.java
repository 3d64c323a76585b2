package goprocess.interleavings;

import static goprocess.api.State.CLOSED;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A callback runs once, whether it was registered before or after the signal was raised. Callbacks
 * of {@code closing} run before the teardown.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=Callbacks
 * </pre>
 */
public final class Callbacks {
    private Callbacks() {}

    /**
     * The callback is registered in time, or runs at once. The child makes the close take a while.
     */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It ran once.")
    @State
    public static class Registered {
        private final GoProcess process = GoProcesses.named("process").open();
        private final GoProcess child = GoProcesses.withParent(process);
        private int times;

        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void register() {
            process.closing().onRaised(() -> times++);
        }

        @Arbiter
        public void count(I_Result r) {
            process.close(); // not before the callback has returned
            r.r1 = child.state() == CLOSED ? times : -1;
        }
    }

    /** The same for the other signal. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It ran once.")
    @State
    public static class RegisteredForClosed {
        private final GoProcess process = GoProcesses.named("process").open();
        private final GoProcess child = GoProcesses.withParent(process);
        private final AtomicInteger times = new AtomicInteger();

        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void register() {
            process.closed().onRaised(times::incrementAndGet);
        }

        @Arbiter
        public void count(I_Result r) {
            while (times.get() == 0) { // a callback that is lost hangs here
                Thread.onSpinWait();
            }
            r.r1 = child.state() == CLOSED ? times.get() : -1;
        }
    }

    /**
     * A cancelled callback has run already, or never runs; and it does not keep the process from
     * closing.
     */
    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "It was cancelled in time.")
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It ran once.")
    @State
    public static class Cancelled {
        private final GoProcess process = GoProcesses.named("process").open();
        private final GoProcess child = GoProcesses.withParent(process);
        private final Signal.Registration registration =
                process.closing().onRaised(() -> this.times++);
        private int times;

        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void cancel() {
            registration.cancel();
        }

        @Arbiter
        public void count(I_Result r) {
            process.close(); // not before a callback that runs has returned
            r.r1 = child.state() == CLOSED ? times : -1;
        }
    }

    /**
     * Whichever thread closes, the teardown begins after the callback has returned. The callback is
     * slow, so a teardown that did not wait for it would come first.
     */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "The teardown saw what the callback did.")
    @State
    public static class BeforeTheTeardown {
        private final GoProcess process = GoProcesses.withTeardown(this::tearDown);
        private volatile boolean begun;
        private boolean told;
        private boolean seen;

        /** Registers the callback before any thread closes. */
        public BeforeTheTeardown() {
            process.closing().onRaised(this::call);
        }

        private void call() {
            for (int i = 0; i < 1_000 && !begun; i++) {
                Thread.onSpinWait();
            }
            told = true;
        }

        private void tearDown() {
            seen = told;
            begun = true;
        }

        @Actor
        public void ask() {
            process.closeAsync();
        }

        @Actor
        public void close(Z_Result r) {
            process.close();
            r.r1 = seen;
        }
    }
}
