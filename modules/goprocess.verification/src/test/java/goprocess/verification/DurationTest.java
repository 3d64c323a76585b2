package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;

/** Zero or negative does not wait; more than the clock can hold is indefinite. */
class DurationTest {
    static List<Duration> thatDoNotWait() {
        return List.of(
                Duration.ZERO,
                Duration.ofNanos(-1),
                Duration.ofDays(-1),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    static List<Duration> thatWaitForever() {
        return List.of(
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofNanos(Long.MAX_VALUE),
                Duration.ofNanos(Long.MAX_VALUE).plusNanos(1));
    }

    @ParameterizedTest
    @MethodSource("thatDoNotWait")
    void closeDoesNotWait(Duration timeout) throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            assertThrows(CloseTimeoutException.class, () -> held.process().close(timeout));
        }
    }

    @ParameterizedTest
    @MethodSource("thatDoNotWait")
    void closeBeginsToCloseAllTheSame(Duration timeout) {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.withTeardown(gate::pass);

        assertThrows(CloseTimeoutException.class, () -> p.close(timeout));

        assertEquals(State.CLOSING, p.state());
        gate.open();
        p.close();
    }

    @ParameterizedTest
    @MethodSource("thatDoNotWait")
    void closeOfAClosedProcessReturns(Duration timeout) {
        GoProcess p = GoProcesses.named("p").open();
        p.close();

        p.close(timeout);
    }

    @ParameterizedTest
    @MethodSource("thatDoNotWait")
    void awaitDoesNotWait(Duration timeout) throws InterruptedException {
        GoProcess p = GoProcesses.named("p").open();

        assertFalse(p.closing().await(timeout));
        p.close();
        assertTrue(p.closing().await(timeout));
    }

    @ParameterizedTest
    @MethodSource("thatWaitForever")
    void closeWaitsAsLongAsItTakes(Duration timeout) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter = Waiter.in(() -> held.process().close(timeout));
            assertTrue(waiter.isWaiting());
            held.letGo();

            waiter.join();
        }
    }

    @ParameterizedTest
    @MethodSource("thatWaitForever")
    void awaitWaitsAsLongAsItTakes(Duration timeout) throws Throwable {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            Waiter waiter = Waiter.in(() -> assertTrue(held.process().closed().await(timeout)));
            assertTrue(waiter.isWaiting());
            held.letGo();

            waiter.join();
        }
    }

    @ParameterizedTest
    @MethodSource("thatWaitForever")
    void aGraceNeverEnds(Duration grace) {
        Gate gate = new Gate();
        GoProcess p = GoProcesses.named("p").interruptAfter(grace).go(self -> gate.pass());

        p.closeAsync();
        gate.open();

        p.close();
    }

    @Test
    void aNegativeGraceIsRefused() {
        for (Duration grace : List.of(Duration.ofNanos(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> GoProcesses.named("p").interruptAfter(grace));
        }
    }

    @Test
    void aCloseInTimeReturnsWhenTheProcessIsClosed() {
        GoProcess p = GoProcesses.withTeardown(() -> {});

        p.close(Duration.ofDays(1));

        assertEquals(State.CLOSED, p.state());
    }

    @Test
    void racingWithItsTimeACloseReturnsOrTimesOut() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                Gate gate = new Gate();
                GoProcess p = GoProcesses.withTeardown(gate::pass);

                race.run(
                        gate::open,
                        () -> {
                            try {
                                p.close(Duration.ofNanos(20_000));
                                assertEquals(State.CLOSED, p.state());
                            } catch (CloseTimeoutException e) {
                                assertFalse(e.getMessage().isBlank());
                            }
                        });

                p.close();
            }
        }
    }
}
