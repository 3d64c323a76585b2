package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The row {@code p.setTeardown(t)} of the table. */
class SetTeardownTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private final AtomicInteger runs = new AtomicInteger();
    private final GoProcess p = GoProcesses.named("p").open();

    @Test
    void theTeardownOfARunningProcessRunsAtItsEnd() {
        p.setTeardown(runs::incrementAndGet);
        assertEquals(0, runs.get());

        p.close();

        assertEquals(1, runs.get());
    }

    @Test
    void theTeardownOfAClosingProcessRunsAtItsEnd() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            held.process().setTeardown(runs::incrementAndGet);
            assertEquals(0, runs.get());
        }
        assertEquals(1, runs.get());
    }

    /** The library keeps a teardown and the thread that runs one at the same place. */
    private final class TeardownThread extends Thread implements Teardown {
        @Override
        public void run() {
            if (Thread.currentThread() == this) {
                p.close();
            } else {
                runs.incrementAndGet();
            }
        }
    }

    @Test
    void aTeardownMayBeAThread() throws Exception {
        p.setTeardown(new TeardownThread());
        GoProcess built = GoProcesses.named("built").teardown(new TeardownThread()).open();
        GoProcess plain = GoProcesses.withTeardown(new TeardownThread());

        p.close();
        built.close();
        plain.closeAsync().await();

        assertEquals(3, runs.get());
    }

    @Test
    void aThreadThatIsATeardownClosesAProcess() throws InterruptedException {
        p.setTeardown(runs::incrementAndGet);
        TeardownThread thread = new TeardownThread();
        thread.start();
        thread.join();

        assertEquals(1, runs.get());
    }

    @Test
    void aSecondTeardownOfARunningProcessIsRefused() {
        p.setTeardown(runs::incrementAndGet);

        assertThrows(IllegalStateException.class, () -> p.setTeardown(() -> {}));

        p.close();
        assertEquals(1, runs.get());
    }

    @Test
    void aSecondTeardownOfAClosingProcessIsRefused() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            held.process().setTeardown(runs::incrementAndGet);

            assertThrows(IllegalStateException.class, () -> held.process().setTeardown(() -> {}));
        }
        assertEquals(1, runs.get());
    }

    @Test
    void aSecondTeardownIsRefusedWhileTheFirstRuns() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.TEARING_DOWN)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> held.process().setTeardown(runs::incrementAndGet));
        }
        assertEquals(0, runs.get());
    }

    @Test
    void aSecondTeardownIsRefusedAfterTheFirstRan() {
        p.setTeardown(() -> {});
        p.close();

        assertThrows(IllegalStateException.class, () -> p.setTeardown(runs::incrementAndGet));
        assertEquals(0, runs.get());
    }

    @Test
    void aLateTeardownRunsAtOnceOnTheCaller() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        p.close();

        p.setTeardown(() -> thread.set(Thread.currentThread()));

        assertSame(Thread.currentThread(), thread.get());
    }

    @Test
    void aLateTeardownRunsOnce() {
        p.close();
        p.setTeardown(runs::incrementAndGet);

        assertThrows(IllegalStateException.class, () -> p.setTeardown(runs::incrementAndGet));
        assertEquals(1, runs.get());
    }

    @Test
    void theFailureOfALateTeardownReachesTheCaller() {
        Exception failure = new Exception("on purpose");
        p.close();

        CloseException thrown =
                assertThrows(
                        CloseException.class,
                        () ->
                                p.setTeardown(
                                        () -> {
                                            throw failure;
                                        }));

        assertSame(failure, thrown.getCause());
    }

    @Test
    void theFailureOfALateTeardownLeavesErrAsItWas() {
        p.close();
        assertThrows(
                CloseException.class,
                () ->
                        p.setTeardown(
                                () -> {
                                    throw new Exception("on purpose");
                                }));

        assertEquals(Optional.empty(), p.err());
        p.close();
    }

    @Test
    void theFailureOfALateTeardownIsLoggedOnce() {
        Error failure = new AssertionError("on purpose");
        p.close();
        assertThrows(
                CloseException.class,
                () ->
                        p.setTeardown(
                                () -> {
                                    throw failure;
                                }));

        assertEquals(1, log.warningsOf(failure));
    }

    @Test
    void aLateTeardownStartsWithTheInterruptFlagClear() {
        AtomicBoolean interrupted = new AtomicBoolean(true);
        p.close();
        Thread.currentThread().interrupt();

        p.setTeardown(() -> interrupted.set(Thread.currentThread().isInterrupted()));

        assertTrue(Thread.interrupted());
        assertFalse(interrupted.get());
    }

    @Test
    void ofTwoTeardownsAtTheSameTimeExactlyOneIsTaken() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicInteger refused = new AtomicInteger();
                AtomicInteger ran = new AtomicInteger();
                GoProcess process = GoProcesses.named("process").open();
                Runnable set =
                        () -> {
                            try {
                                process.setTeardown(ran::incrementAndGet);
                            } catch (IllegalStateException e) {
                                refused.incrementAndGet();
                            }
                        };

                race.run(set::run, set::run);

                process.close();
                assertEquals(1, refused.get());
                assertEquals(1, ran.get());
            }
        }
    }

    @Test
    void racingWithCloseTheTeardownRunsExactlyOnce() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicInteger ran = new AtomicInteger();
                GoProcess process = GoProcesses.named("process").open();

                race.run(
                        process::close,
                        () -> process.setTeardown(ran::incrementAndGet),
                        process::closeAsync);

                process.close();
                assertEquals(1, ran.get());
            }
        }
    }

    /** Either it was in time, and everything above waits for it, or it ran on the caller. */
    @Test
    void racingWithCloseATeardownThatIsNotRunOnTheCallerIsDoneBeforeTheProcessIsClosed()
            throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                GoProcess process = GoProcesses.named("process").open();
                AtomicReference<Thread> ranOn = new AtomicReference<>();
                AtomicReference<Thread> setOn = new AtomicReference<>();
                AtomicReference<Thread> ranOnBeforeClosed = new AtomicReference<>();

                race.run(
                        () -> {
                            process.close();
                            ranOnBeforeClosed.set(ranOn.get());
                        },
                        () -> {
                            setOn.set(Thread.currentThread());
                            process.setTeardown(() -> ranOn.set(Thread.currentThread()));
                        });

                process.close();
                if (ranOn.get() != setOn.get()) {
                    assertSame(ranOn.get(), ranOnBeforeClosed.get());
                }
            }
        }
    }
}
