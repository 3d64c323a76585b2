package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What the library says is one line, says how long, and cannot be forged by a name. */
class TextTest {
    /** Ends a line three ways, moves the cursor, and turns the direction of text. */
    private static final String EVIL = "x\r\nWARNING: all is well\u0085\u2028\u001b[2J\u202e\u200f";

    private static final String SHOWN =
            "x\\r\\nWARNING: all is well\\u0085\\u2028\\u001b[2J\\u202e\\u200f";

    @RegisterExtension final WarningLog log = new WarningLog();

    private final CountDownLatch end = new CountDownLatch(1);

    private static GoProcess failing(String name, String message) {
        return GoProcesses.named(name)
                .go(
                        self -> {
                            throw new IllegalStateException(message);
                        });
    }

    @Test
    void aNameIsEscapedInMessagesLogsAndThreadNames() throws Exception {
        CompletableFuture<String> function = new CompletableFuture<>();
        CompletableFuture<String> teardown = new CompletableFuture<>();
        GoProcess p =
                GoProcesses.named(EVIL)
                        .teardown(() -> teardown.complete(Thread.currentThread().getName()))
                        .go(self -> function.complete(Thread.currentThread().getName()));
        GoProcess failing = failing(EVIL, "it failed");

        assertEquals(SHOWN, function.get());
        assertTrue(OwnThreads.isNamed("teardown of " + SHOWN, teardown.get()), teardown::toString);
        p.close();
        assertEquals(SHOWN + " #" + p.id() + " CLOSED", p.toString());
        assertEquals(EVIL, p.name());
        String message = assertThrows(CloseException.class, failing::close).getMessage();
        assertTrue(message.startsWith(SHOWN), message);
        List<String> logged = log.messages();
        assertTrue(
                logged.stream().anyMatch(line -> line.contains(SHOWN + " #" + failing.id() + " ")),
                logged::toString);
        assertTrue(
                assertThrows(IllegalStateException.class, () -> p.go(self -> {}))
                        .getMessage()
                        .startsWith(SHOWN));
    }

    @Test
    void aNameIsEscapedInWhatIsSaidOfGivingUp() throws Exception {
        GoProcess top = GoProcesses.named("top").open();
        CountDownLatch running = new CountDownLatch(1);
        GoProcess stuck =
                GoProcesses.named(EVIL)
                        .parent(top)
                        .go(
                                self -> {
                                    running.countDown();
                                    end.await();
                                });
        running.await();
        top.closeAsync();
        top.abandon();

        top.closed().await();
        String said = top.err().orElseThrow().getMessage();
        assertTrue(said.contains(SHOWN + " #" + stuck.id()), said);
        end.countDown();
    }

    @ParameterizedTest
    @CsvSource({"199, 199", "200, 200", "201, 200", "100000, 200"})
    void aNameIsCutAt200Characters(int length, int shown) {
        String name = "n".repeat(length);
        GoProcess p = GoProcesses.named(name).open();

        assertEquals(shown, p.toString().indexOf(' '));
        assertEquals(name, p.name());
        p.close();
    }

    @Test
    void neitherASurrogatePairNorAnEscapeIsCutInHalf() {
        for (String tail : List.of("😀", "\n", "\u202e")) {
            for (int length = 190; length <= 201; length++) {
                GoProcess p = GoProcesses.named("n".repeat(length) + tail.repeat(3)).open();
                String shown = p.toString();
                p.close();

                assertTrue(
                        shown.matches("n{150,200}(😀|\\\\n|\\\\u202e)*(\\.\\.\\.)? #\\d+ RUNNING"),
                        shown);
                assertTrue(shown.indexOf(" #") <= 200, shown);
            }
        }
    }

    @Test
    void aCloseExceptionNamesTheMessageOfTheFailure() {
        GoProcess p = failing("p", "the broker\nis gone");

        String message = assertThrows(CloseException.class, p::close).getMessage();

        assertTrue(
                message.endsWith("java.lang.IllegalStateException: the broker\\nis gone"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.002S, 2 ms",
        "PT0.0025S, 2.5 ms",
        "PT0.000001S, 1 µs",
        "PT0.000000001S, 1 ns",
        "PT0S, 0 s",
        "PT-1.5S, -1.5 s"
    })
    void aDurationReadsAsPeopleWriteIt(Duration timeout, String expected) {
        GoProcess p = GoProcesses.go(self -> end.await());

        String message =
                assertThrows(CloseTimeoutException.class, () -> p.close(timeout)).getMessage();

        assertTrue(message.contains("within " + expected + " and goes on closing"), message);
        end.countDown();
        p.close();
    }

    @Test
    void tenLeavesAreNamedAndTheRestIsCounted() {
        GoProcess p = GoProcesses.named("p").open();
        for (int i = 0; i < 25; i++) {
            p.go("leaf", self -> end.await());
        }

        String message = timeoutOf(p);

        assertTrue(message.endsWith("; and 15 more"), message);
        end.countDown();
        p.close();
    }

    @Test
    void ofVeryManyLeavesOnlySoManyAreLookedAt() {
        GoProcess p = GoProcesses.named("p").open();
        GoProcess stuck = GoProcesses.named("stuck").open();
        for (int i = 0; i < 12_000; i++) {
            GoProcess child = GoProcesses.withParent(p);
            child.closing().onRaised(() -> {});
            GoProcesses.named("leaf").open().waitFor(stuck);
            child.waitFor(GoProcesses.background());
        }

        String message = timeoutOf(p);

        assertTrue(message.matches("(?s).*; and at least 9,?\\d{3} more"), message);
        stuck.close();
    }

    private static String timeoutOf(GoProcess p) {
        return assertThrows(CloseTimeoutException.class, () -> p.close(Duration.ofNanos(1)))
                .getMessage();
    }

    /** A thread whose state cannot be had. */
    private static final class Odd extends Thread {
        Odd(Runnable task) {
            super(task, "odd");
        }

        @Override
        public Thread.State getState() {
            if (isAlive()) {
                throw new IllegalStateException("no state");
            }
            return super.getState();
        }
    }

    @Test
    void aThreadThatCannotBeLookedAtCostsItsOwnLineOnly() throws Exception {
        GoProcess p = GoProcesses.named("p").open();
        CountDownLatch running = new CountDownLatch(2);
        List<GoProcess> held = new ArrayList<>();
        held.add(
                GoProcesses.named("held by odd")
                        .parent(p)
                        .threadFactory(Odd::new)
                        .go(self -> untilTheEnd(running)));
        held.add(p.go("held", self -> untilTheEnd(running)));
        running.await();

        String message = timeoutOf(p);

        held.forEach(one -> assertTrue(message.contains(one.name() + " #" + one.id()), message));
        assertTrue(message.contains("odd #"), message);
        end.countDown();
        p.close();
    }

    private void untilTheEnd(CountDownLatch running) throws InterruptedException {
        running.countDown();
        end.await();
    }

    /** The message is made after the deadline, and the process may have closed by then. */
    @Test
    void noTimeoutSaysOfAClosedProcessThatItGoesOn() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < 2_000; i++) {
                CountDownLatch go = new CountDownLatch(1);
                GoProcess p = GoProcesses.named("p").teardown(go::await).open();
                race.run(
                        go::countDown,
                        () -> {
                            try {
                                p.close(Duration.ofNanos(20_000));
                            } catch (CloseTimeoutException e) {
                                assertTrue(e.getMessage().contains("CLOSING did not"), e::toString);
                            }
                        });
                p.close();
            }
        }
    }
}
