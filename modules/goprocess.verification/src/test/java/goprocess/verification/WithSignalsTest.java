package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that listens to signals: which it takes, and to whom they go back. */
@EnabledOnOs(OS.LINUX)
class WithSignalsTest {
    private static final int ROUNDS = 500;

    @RegisterExtension final WarningLog log = new WarningLog();

    @AfterEach
    void nothingIsLeftTaken() throws Exception {
        try {
            assertFalse(OsSignals.isCaught("WINCH"));
            assertFalse(OsSignals.isCaught("URG"));
        } finally {
            OsSignals.awaitHandled(); // or a process of the next test would get them
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WINCH", "SIGWINCH"})
    void itClosesWhenItsSignalArrives(String name) throws Exception {
        GoProcess p = GoProcesses.withSignals(name);
        assertEquals(State.RUNNING, p.state());

        OsSignals.raise("WINCH");

        p.closed().await();
    }

    @Test
    void itClosesWhenAnyOfItsSignalsArrives() throws Exception {
        GoProcess p = GoProcesses.withSignals("WINCH", "URG");

        OsSignals.raise("URG");

        p.closed().await();
    }

    @Test
    void whenOneArrivesAllOfThemGoBack() throws Exception {
        GoProcess p = GoProcesses.withSignals("WINCH", "URG");
        assertTrue(OsSignals.isCaught("WINCH") && OsSignals.isCaught("URG"));

        OsSignals.raise("URG");
        p.closed().await();

        assertFalse(OsSignals.isCaught("WINCH") || OsSignals.isCaught("URG"));
    }

    @Test
    void theyStayUntilItIsClosed() throws Exception {
        GoProcess p = GoProcesses.withSignals("WINCH");
        CompletableFuture<Boolean> caught = new CompletableFuture<>();
        p.setTeardown(() -> caught.complete(OsSignals.isCaught("WINCH")));

        OsSignals.raise("WINCH");

        assertTrue(caught.get());
        p.err();
        assertFalse(OsSignals.isCaught("WINCH"));
    }

    @Test
    void aSignalThatFollowsSoonIsTheSameWish() throws Exception {
        AtomicInteger handedOn = new AtomicInteger();
        OsSignals.handle("WINCH", handedOn::incrementAndGet);
        GoProcess held = GoProcesses.named("held").open();
        try {
            GoProcess p = GoProcesses.withSignals("WINCH", "URG");
            p.waitFor(held);
            long before = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                OsSignals.raise("WINCH");
                OsSignals.raise("URG");
            }
            p.closing().await();
            int early = handedOn.get(); // first, since the second may end between these two lines
            boolean soon = System.nanoTime() - before < 1_000_000_000L;

            assertTrue(early == 0 || !soon);
            assertEquals(State.CLOSING, p.state());
            held.close();
            p.close();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void aSignalThatIsRepeatedLaterGoesToWhoeverHadItBefore() throws Exception {
        CountDownLatch handedOn = new CountDownLatch(1);
        OsSignals.handle("WINCH", handedOn::countDown);
        GoProcess held = GoProcesses.named("held").open();
        try {
            GoProcess p = GoProcesses.withSignals("WINCH");
            p.waitFor(held);
            OsSignals.raise("WINCH");
            p.closing().await();
            held.closed().await(Duration.ofMillis(1_001)); // the clock is what it is about

            OsSignals.raise("WINCH");

            handedOn.await();
            held.close();
            p.close();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void aSignalJoinsACloseThatBeganOtherwise() throws Exception {
        CountDownLatch handedOn = new CountDownLatch(1);
        OsSignals.handle("WINCH", handedOn::countDown);
        GoProcess held = GoProcesses.named("held").open();
        try {
            GoProcess p = GoProcesses.withSignals("WINCH");
            p.waitFor(held);
            p.closeAsync();

            OsSignals.raise("WINCH");
            held.close();
            p.err();
            OsSignals.raise("WINCH"); // back with whoever had it: that is the first he hears

            handedOn.await();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    /** As a library does that reads lines: it keeps our handler, and puts it back too late. */
    @Test
    void aHandlerOfOursThatIsPutBackAfterTheCloseHandsOn() throws Exception {
        CountDownLatch handedOn = new CountDownLatch(1);
        OsSignals.handle("WINCH", handedOn::countDown);
        try {
            GoProcess p = GoProcesses.withSignals("WINCH");
            Object ours = OsSignals.exchange("WINCH", () -> {});
            p.close();
            OsSignals.install("WINCH", ours);

            OsSignals.raise("WINCH");

            handedOn.await();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void whatTheHandlerBeforeThrowsIsLoggedAnErrorToo() throws Exception {
        OsSignals.handle(
                "WINCH",
                () -> {
                    throw new AssertionError("of the handler before");
                });
        try {
            GoProcess p = GoProcesses.withSignals("WINCH");
            Object ours = OsSignals.exchange("WINCH", () -> {});
            p.close();
            OsSignals.install("WINCH", ours);

            OsSignals.raise("WINCH");

            while (log.messages().stream().noneMatch(m -> m.contains("could not be handed on"))) {
                Thread.onSpinWait();
            }
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void aHandlerOfOursThatIsPutBackServesTheProcessesOpenedMeanwhile() throws Exception {
        GoProcess first = GoProcesses.withSignals("WINCH");
        Object ours = OsSignals.exchange("WINCH", () -> {});
        first.close();
        GoProcess second = GoProcesses.withSignals("WINCH");
        OsSignals.install("WINCH", ours);

        OsSignals.raise("WINCH");

        second.closed().await();
        OsSignals.reset("WINCH");
    }

    @Test
    void aSignalThatIsIgnoredStaysIgnoredAndOneWarningSaysSo() throws Exception {
        OsSignals.ignore("WINCH");
        OsSignals.ignore("URG");
        try {
            GoProcess p = GoProcesses.withSignals("WINCH", "URG");

            assertFalse(OsSignals.isCaught("WINCH") || OsSignals.isCaught("URG"));
            assertEquals(
                    1,
                    log.messages().stream()
                            .filter(line -> line.contains("[WINCH, URG]"))
                            .filter(line -> line.contains(p.name()))
                            .count());
            p.close();
        } finally {
            OsSignals.reset("WINCH");
            OsSignals.reset("URG");
        }
    }

    @Test
    void whenItIsClosedInAnyOtherWayTheyGoBack() throws Exception {
        GoProcess parent = GoProcesses.named("parent").open();
        parent.addChild(GoProcesses.withSignals("WINCH"));
        GoProcess alone = GoProcesses.withSignals("URG");

        parent.close();
        alone.closeAfterChildren();

        assertFalse(OsSignals.isCaught("WINCH") || OsSignals.isCaught("URG"));
    }

    @Test
    void severalMayListenToOneSignalAndAllClose() throws Exception {
        GoProcess first = GoProcesses.withSignals("WINCH");
        GoProcess second = GoProcesses.withSignals("WINCH", "URG");
        GoProcess third = GoProcesses.withSignals("WINCH");

        OsSignals.raise("WINCH");

        first.closed().await();
        second.closed().await();
        third.closed().await();
    }

    @Test
    void allCloseThoughTheFirstTakesItsTime() throws Exception {
        Gate gate = new Gate();
        GoProcess slow = GoProcesses.withSignals("WINCH");
        slow.setTeardown(gate::pass);
        GoProcess second = GoProcesses.withSignals("WINCH");

        OsSignals.raise("WINCH");

        second.closed().await();
        gate.open();
        slow.err();
    }

    @Test
    void aSignalDoesNotGoBackWhileAnotherRunningProcessListens() throws Exception {
        GoProcess first = GoProcesses.withSignals("WINCH");
        GoProcess second = GoProcesses.withSignals("WINCH");

        first.close();
        assertEquals(State.RUNNING, second.state());
        OsSignals.raise("WINCH");

        second.closed().await();
    }

    @Test
    void theSameSignalTwiceIsHarmless() throws Exception {
        GoProcess p = GoProcesses.withSignals("WINCH", "SIGWINCH", "WINCH");

        OsSignals.raise("WINCH");

        p.closed().await();
    }

    @Test
    void aSignalCanBeListenedToAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            GoProcess p = GoProcesses.withSignals("WINCH");
            OsSignals.raise("WINCH");
            p.closed().await();
        }
    }

    @Test
    void aSignalGoesBackToWhoeverHadIt() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        OsSignals.handle("WINCH", handled::countDown);
        try {
            GoProcesses.withSignals("WINCH").close();

            OsSignals.raise("WINCH");

            handled.await();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void aSignalThatSomebodyTookOverMeanwhileStaysTheirs() throws Exception {
        CountDownLatch handled = new CountDownLatch(1);
        GoProcess p = GoProcesses.withSignals("WINCH");
        OsSignals.handle("WINCH", handled::countDown);
        try {
            p.close();

            OsSignals.raise("WINCH");

            handled.await();
        } finally {
            OsSignals.reset("WINCH");
        }
    }

    @Test
    void itListensThoughNobodyHoldsIt() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        GoProcesses.withSignals("WINCH").closed().onRaised(closed::countDown);
        Collected.heapInUse();

        OsSignals.raise("WINCH");

        closed.await();
    }

    @Test
    void whileItClosesAPlatformThreadKeepsTheJvmAlive() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        GoProcess p = GoProcesses.withSignals("WINCH");
        p.setTeardown(
                () -> {
                    closing.countDown();
                    mayEnd.await();
                });

        OsSignals.raise("WINCH");

        closing.await();
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(
                                thread ->
                                        !thread.isDaemon()
                                                && thread.getName()
                                                        .equals(
                                                                "goprocess close of "
                                                                        + p.name()
                                                                        + " #"
                                                                        + p.id())));
        mayEnd.countDown();
        p.closed().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "STOP", "SEGV", "SIGKILL", "NOSUCH", "winch", "", " ", "SIG"})
    void aSignalThatCannotBeCaughtIsRefusedByNameAndNothingIsTaken(String name) throws Exception {
        Throwable thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> GoProcesses.withSignals("WINCH", name, "URG"));

        String shortName = name.length() > 3 ? name.replaceFirst("^SIG", "") : name;
        assertTrue(thrown.getMessage().contains(shortName), thrown::getMessage);
        assertFalse(OsSignals.isCaught("WINCH") || OsSignals.isCaught("URG"));
    }

    @Test
    void noSignalIsRefused() {
        assertThrows(IllegalArgumentException.class, GoProcesses::withSignals);
    }

    @Test
    void aRefusalTakesNothingFromThoseWhoListen() throws Exception {
        GoProcess p = GoProcesses.withSignals("WINCH");
        assertThrows(
                IllegalArgumentException.class, () -> GoProcesses.withSignals("WINCH", "KILL"));

        OsSignals.raise("WINCH");

        p.closed().await();
    }

    @Test
    void racingWithCloseTheSignalClosesOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < ROUNDS; i++) {
                GoProcess p = GoProcesses.withSignals("WINCH");

                race.run(() -> OsSignals.raiseIfCaught("WINCH"), p::close);

                assertFalse(OsSignals.isCaught("WINCH"));
            }
        }
    }

    @Test
    void oneThatBeginsToListenWhileAnotherEndsIsNotForgotten() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < ROUNDS; i++) {
                GoProcess ending = GoProcesses.withSignals("WINCH");
                GoProcess[] beginning = new GoProcess[1];

                race.run(ending::close, () -> beginning[0] = GoProcesses.withSignals("WINCH"));

                OsSignals.raise("WINCH");
                beginning[0].closed().await();
            }
        }
    }

    /** An action runs when all of them have begun to close. */
    @Test
    void allCloseThoughAnActionOfTheFirstTakesItsTime() throws Exception {
        Gate gate = new Gate();
        GoProcess slow = GoProcesses.withSignals("WINCH");
        slow.closing().onRaised(gate::passUninterruptibly);
        GoProcess second = GoProcesses.withSignals("WINCH");

        OsSignals.raise("WINCH");

        second.closing().await();
        gate.open();
        second.err();
        slow.err();
    }

    @Test
    void aSignalThatHasTwoNamesIsOneSignal() throws Exception {
        GoProcess p = GoProcesses.withSignals("CLD");
        GoProcess q = GoProcesses.withSignals("CHLD");

        OsSignals.raise("CLD");

        p.closed().await();
        q.closed().await();
    }
}
