package goprocess.interleavings;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that holds a close is given up at the moment at which it ends. Exactly one of the two
 * counts, and the process above is torn down once.
 *
 * <pre>
 * mvn -B verify -pl modules/goprocess.verification/interleavings -am \
 *   -Dtest=RacedTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoprocess.raced=GivingUp
 * </pre>
 */
@Outcome(
        id = "1, true",
        expect = ACCEPTABLE,
        desc = "Torn down once, and it knows what came first.")
public final class GivingUp {
    private GivingUp() {}

    /** What the two cases have in common. */
    public abstract static class Held {
        final CountDownLatch end = new CountDownLatch(1);
        private final AtomicInteger torn = new AtomicInteger();
        final GoProcess top = GoProcesses.withTeardown(torn::incrementAndGet);

        Held() {}

        final void report(GoProcess held, IZ_Result r) {
            boolean known =
                    held.err().map(failure -> failure instanceof AbandonedException).orElse(true);
            top.close();
            r.r1 = torn.get();
            r.r2 = known && held.err().equals(held.errNow());
        }
    }

    /** A function. */
    @JCStressTest
    @JCStressMeta(GivingUp.class)
    @State
    public static class Function extends Held {
        private final GoProcess held =
                GoProcesses.named("held").parent(top).go(self -> end.await());

        /** It is closing when the race begins. */
        public Function() {
            top.closeAsync();
        }

        @Actor
        public void end() {
            end.countDown();
        }

        @Actor
        public void giveUp() {
            held.abandon();
        }

        @Arbiter
        public void ask(IZ_Result r) {
            report(held, r);
        }
    }

    /** A teardown. */
    @JCStressTest
    @JCStressMeta(GivingUp.class)
    @State
    public static class Teardown extends Held {
        private final GoProcess held =
                GoProcesses.named("held").parent(top).teardown(end::await).open();

        /** It is closing when the race begins. */
        public Teardown() {
            top.closeAsync();
        }

        @Actor
        public void end() {
            end.countDown();
        }

        @Actor
        public void giveUp() {
            held.abandon();
        }

        @Arbiter
        public void ask(IZ_Result r) {
            report(held, r);
        }
    }
}
