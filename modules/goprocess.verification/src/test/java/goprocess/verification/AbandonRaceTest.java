package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.api.Teardown;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Of the end of something and its abandonment exactly one counts, however they meet. */
class AbandonRaceTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @RegisterExtension private final WarningLog log = new WarningLog();

    @Test
    void theEndOfAFunctionAndItsAbandonmentCountOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate function = new Gate();
                Torn torn = new Torn();
                GoProcess process =
                        GoProcesses.named("p")
                                .teardown(torn)
                                .go(self -> function.passUninterruptibly());
                function.awaitReached();
                process.closeAsync();

                race.run(function::open, process::abandon);

                process.err();
                torn.awaitOnce();
                assertEquals(State.CLOSED, process.state());
            }
        }
    }

    @Test
    void theEndOfATeardownAndItsAbandonmentCountOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate teardown = new Gate();
                AtomicInteger above = new AtomicInteger();
                GoProcess top = GoProcesses.withTeardown(above::incrementAndGet);
                GoProcess process =
                        GoProcesses.named("p")
                                .parent(top)
                                .teardown(teardown::passUninterruptibly)
                                .open();
                top.closeAsync();
                teardown.awaitReached();

                race.run(teardown::open, process::abandon);

                top.err();
                assertEquals(1, above.get());
            }
        }
    }

    @Test
    void twoThatGiveUpGiveUpOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS / 10; i++) {
                try (Gate function = new Gate()) {
                    Torn torn = new Torn();
                    GoProcess top = GoProcesses.withTeardown(torn);
                    GoProcess process =
                            GoProcesses.named("p")
                                    .parent(top)
                                    .go(self -> function.passUninterruptibly());
                    function.awaitReached();
                    top.closeAsync();

                    race.run(process::abandon, top::abandon);

                    top.err();
                    torn.awaitOnce();
                    assertInstanceOf(AbandonedException.class, process.err().orElseThrow());
                }
            }
        }
    }

    /** Who finds the link gone that another one has cut does not cut one that is left. */
    @Test
    void twoThatCutACycleCutOneLink() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                try (Gate flush = new Gate()) {
                    Teardown slow = flush::passUninterruptibly;
                    GoProcess p = GoProcesses.named("p").teardown(slow).open();
                    GoProcess q = GoProcesses.named("q").teardown(slow).open();
                    p.waitFor(q);
                    q.waitFor(p);
                    p.closeAsync();
                    q.closeAsync();

                    race.run(p::abandon, p::abandon);

                    flush.open();
                    String texts = texts(p) + texts(q);
                    assertEquals(1, texts.split("the wait of", -1).length - 1, texts);
                }
            }
        }
    }

    private static String texts(GoProcess process) {
        Throwable failure = process.err().orElse(null);
        return failure == null ? "" : failure + Arrays.toString(failure.getSuppressed());
    }

    @Test
    void anInterruptAndAnAbandonmentReachOneFunctionOnly() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS / 10; i++) {
                CountDownLatch never = new CountDownLatch(1);
                Torn torn = new Torn();
                AtomicBoolean interrupted = new AtomicBoolean();
                GoProcess process =
                        GoProcesses.named("p")
                                .teardown(
                                        () -> {
                                            interrupted.set(Thread.currentThread().isInterrupted());
                                            torn.run();
                                        })
                                .interruptAfter(AT_ONCE)
                                .go(self -> never.await());

                // It may not have begun, and be running still.
                race.run(process::closeAsync, () -> abandonIfClosing(process));

                process.closeAsync();
                process.err();
                torn.awaitOnce();
                assertFalse(interrupted.get());
            }
        }
    }

    /**
     * A teardown that counts. If it was given up while it ran, the process has closed before its
     * end.
     */
    private static final class Torn implements Teardown {
        private final AtomicInteger count = new AtomicInteger();
        private final CountDownLatch done = new CountDownLatch(1);

        @Override
        public void run() {
            count.incrementAndGet();
            done.countDown();
        }

        void awaitOnce() throws InterruptedException {
            done.await();
            assertEquals(1, count.get());
        }
    }

    private static void abandonIfClosing(GoProcess process) {
        try {
            process.abandon();
        } catch (IllegalStateException e) {
            assertEquals(IllegalStateException.class, e.getClass(), "it was running still");
        }
    }
}
