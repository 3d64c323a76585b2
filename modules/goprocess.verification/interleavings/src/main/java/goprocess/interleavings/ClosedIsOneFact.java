package goprocess.interleavings;

import static goprocess.api.State.CLOSED;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

import java.util.concurrent.CompletableFuture;

/**
 * However a thread learns that a process is closed, everything else agrees: the state, both
 * signals, the error, and what the teardown wrote to a plain field.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=ClosedIsOneFact
 * </pre>
 */
@Outcome(id = "not yet", expect = ACCEPTABLE, desc = "It was not closed.")
@Outcome(id = "closed", expect = ACCEPTABLE, desc = "It was closed, and everything said so.")
public final class ClosedIsOneFact {
    private ClosedIsOneFact() {}

    /** A process whose teardown writes to a plain field, and fails. */
    public abstract static class Failing {
        final GoProcess process = GoProcesses.withTeardown(this::tearDown);
        private final Exception failure = new Exception("of the teardown");
        private int left;

        Failing() {}

        private void tearDown() throws Exception {
            left = 1;
            throw failure;
        }

        final String facts(boolean learned) {
            return learned ? facts() : "not yet";
        }

        final String facts() {
            if (left != 1) {
                return "the teardown is not visible";
            }
            if (process.state() != CLOSED) {
                return "the state is " + process.state();
            }
            if (!process.closing().isRaised() || !process.closed().isRaised()) {
                return "a signal is not raised";
            }
            return process.errNow().orElse(null) == failure ? "closed" : "the error is missing";
        }
    }

    /** The signal. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByIsRaised extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            r.r1 = facts(process.closed().isRaised());
        }
    }

    /** The state. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByState extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            r.r1 = facts(process.state() == CLOSED);
        }
    }

    /** The error, waited for. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByErr extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            r.r1 = process.err().isPresent() ? facts() : "err says nothing of the failure";
        }
    }

    /** The return of a call that closes it. In this race that call may run the teardown itself. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByClose extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            try {
                process.close();
                r.r1 = "close says nothing of the failure";
            } catch (CloseException e) {
                r.r1 = facts();
            }
        }
    }

    /** A callback. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByCallback extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            CompletableFuture<String> found = new CompletableFuture<>();
            process.closed().onRaised(() -> found.complete(facts()));
            r.r1 = found.join();
        }
    }

    /** A future. */
    @JCStressTest
    @JCStressMeta(ClosedIsOneFact.class)
    @State
    public static class ByFuture extends Failing {
        @Actor
        public void close() {
            process.closeAsync();
        }

        @Actor
        public void look(L_Result r) {
            process.closed().toFuture().join();
            r.r1 = facts();
        }
    }
}
