package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
                AtomicInteger torn = new AtomicInteger();
                GoProcess process =
                        GoProcesses.named("p")
                                .teardown(torn::incrementAndGet)
                                .go(self -> function.passUninterruptibly());
                function.awaitReached();
                process.closeAsync();

                race.run(function::open, process::abandon);

                process.err();
                assertEquals(1, torn.get());
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
                    AtomicInteger torn = new AtomicInteger();
                    GoProcess top = GoProcesses.withTeardown(torn::incrementAndGet);
                    GoProcess process =
                            GoProcesses.named("p")
                                    .parent(top)
                                    .go(self -> function.passUninterruptibly());
                    function.awaitReached();
                    top.closeAsync();

                    race.run(process::abandon, top::abandon);

                    top.err();
                    assertEquals(1, torn.get());
                    assertInstanceOf(AbandonedException.class, process.err().orElseThrow());
                }
            }
        }
    }

    @Test
    void anInterruptAndAnAbandonmentReachOneFunctionOnly() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS / 10; i++) {
                CountDownLatch never = new CountDownLatch(1);
                AtomicInteger torn = new AtomicInteger();
                GoProcess process =
                        GoProcesses.named("p")
                                .teardown(
                                        () -> {
                                            assertFalse(Thread.currentThread().isInterrupted());
                                            torn.incrementAndGet();
                                        })
                                .interruptAfter(AT_ONCE)
                                .go(self -> never.await());

                // It may not have begun, and be running still.
                race.run(process::closeAsync, () -> abandonIfClosing(process));

                process.closeAsync();
                process.err();
                assertEquals(1, torn.get());
            }
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
