package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.CloseException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What goes on once something was given up: what waited for it, and the work itself. */
class AfterGivingUpTest {
    private static final Duration AT_ONCE = Duration.ZERO;

    @RegisterExtension private final WarningLog log = new WarningLog();

    private final Gate gate = new Gate();

    private GoProcess stuckBelow(GoProcess parent, String name) {
        return GoProcesses.named(name).parent(parent).go(self -> gate.passUninterruptibly());
    }

    /** Each that was registered after the moment holds the process by itself. */
    @Test
    void everyCallbackThatHoldsItIsGivenUp() throws Exception {
        try (gate) {
            int late = 4;
            CountDownLatch running = new CountDownLatch(late);
            GoProcess app = GoProcesses.named("app").open();
            try (Gate begun = new Gate()) {
                GoProcesses.named("holder").parent(app).go(self -> begun.passUninterruptibly());
                app.closeAsync();
                for (int i = 0; i < late; i++) {
                    Thread.ofPlatform()
                            .daemon()
                            .start(
                                    () ->
                                            app.closing()
                                                    .onRaised(
                                                            () -> {
                                                                running.countDown();
                                                                gate.passUninterruptibly();
                                                            }));
                }
                running.await();
            }

            app.abandon();

            app.closed().await();
        }
    }

    @Test
    void aTeardownThatBeginsBecauseOfItIsSpared() throws Exception {
        try (gate;
                Gate flush = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcess database =
                    GoProcesses.named("database")
                            .parent(app)
                            .teardown(flush::passUninterruptibly)
                            .open();
            GoProcess worker = stuckBelow(app, "worker");
            database.waitFor(worker);
            app.closeAsync();

            app.abandon();

            assertEquals(State.CLOSING, database.state());
            flush.open();
            assertTrue(database.err().isEmpty(), database::toString);
            assertInstanceOf(AbandonedException.class, worker.err().orElseThrow());
            app.err();
        }
    }

    @Test
    void aFunctionThatWaitsForItsChildrenIsWoken() throws Exception {
        try (gate) {
            AtomicReference<Thread> thread = new AtomicReference<>();
            CountDownLatch woken = new CountDownLatch(1);
            GoProcess worker =
                    GoProcesses.named("worker")
                            .go(
                                    self -> {
                                        thread.set(Thread.currentThread());
                                        self.childrenClosed().await();
                                        woken.countDown();
                                    });
            stuckBelow(worker, "job");
            gate.awaitReached();
            worker.closeAsync();
            while (thread.get() == null || thread.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }

            worker.abandon();

            woken.await();
            worker.err();
        }
    }

    /** What it waits for has asked to be closed, and holds a process that nobody closes. */
    @Test
    void aWaitForOneThatWaitsForOneThatNobodyClosesIsCut() throws Exception {
        try (gate) {
            AtomicInteger torn = new AtomicInteger();
            GoProcess jobs = GoProcesses.named("jobs").open();
            GoProcess job = stuckBelow(jobs, "job");
            gate.awaitReached();
            Thread asking = Thread.ofVirtual().start(jobs::closeAfterChildren);
            GoProcess behind = GoProcesses.named("behind").open();
            GoProcess server = GoProcesses.named("server").teardown(torn::incrementAndGet).open();
            server.waitFor(behind);
            behind.waitFor(jobs);
            server.waitFor(jobs);
            while (asking.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            server.closeAsync();

            server.abandon();

            server.closed().await();
            assertEquals(1, torn.get());
            assertEquals(State.RUNNING, job.state());
            gate.open();
            jobs.err();
            behind.close();
        }
    }

    /** Its process waits for a child, and no longer for the function. */
    @Test
    void aGivenUpFunctionMayWaitForItsOwnProcess() throws Exception {
        try (gate;
                Gate child = new Gate()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            CountDownLatch ended = new CountDownLatch(1);
            AtomicReference<Thread> thread = new AtomicReference<>();
            GoProcess process =
                    GoProcesses.named("process")
                            .abandonAfter(AT_ONCE)
                            .go(
                                    self -> {
                                        thread.set(Thread.currentThread());
                                        gate.passUninterruptibly();
                                        try {
                                            self.close();
                                        } catch (Throwable e) {
                                            thrown.set(e);
                                        } finally {
                                            ended.countDown();
                                        }
                                    });
            GoProcesses.named("child").parent(process).teardown(child::passUninterruptibly).open();
            gate.awaitReached();
            process.closeAsync();
            child.awaitReached();
            while (process.errNow().isEmpty()) {
                Thread.onSpinWait();
            }
            gate.open();
            while (thread.get().getState() != Thread.State.WAITING && thrown.get() == null) {
                Thread.onSpinWait();
            }
            assertNull(thrown.get());

            child.open();

            ended.await();
            assertInstanceOf(CloseException.class, thrown.get());
        }
    }

    private static boolean isListed(GoProcess process) {
        return ProcessProvider.installed().abandoned().stream()
                .anyMatch(work -> work.processId() == process.id());
    }

    /** One of the two comes too late, and takes back only what it has noted itself. */
    @Test
    void whatTwoGiveUpAtOnceIsListedWhileItRuns() throws Exception {
        try (gate;
                Gate stay = new Gate()) {
            AtomicReference<Runnable> other = new AtomicReference<>(() -> {});
            GoProcess process =
                    GoProcesses.named("process")
                            .threadFactory(
                                    task ->
                                            new ShownAfter(
                                                    other,
                                                    () -> {
                                                        task.run();
                                                        stay.passUninterruptibly();
                                                    }))
                            .go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            process.closeAsync();
            other.set(process::abandon);

            process.abandon();

            assertTrue(isListed(process));
            gate.open();
            stay.awaitReached(); // the thread lives on: those of dead ones are not listed
            assertFalse(isListed(process));
        }
    }

    private static final class ShownAfter extends Thread {
        private final AtomicReference<Runnable> first;

        ShownAfter(AtomicReference<Runnable> first, Runnable task) {
            super(task);
            this.first = first;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            first.getAndSet(() -> {}).run();
            return super.getStackTrace();
        }
    }

    @Test
    void aFunctionStaysListedWhenACallbackInItEnds() throws Exception {
        try (gate;
                Gate callback = new Gate()) {
            GoProcess process =
                    GoProcesses.named("process")
                            .go(
                                    self -> {
                                        self.closing().await();
                                        self.closing().onRaised(callback::passUninterruptibly);
                                        gate.passUninterruptibly();
                                    });
            process.closeAsync();
            callback.awaitReached();

            process.abandon();

            callback.open();
            gate.awaitReached();
            assertTrue(isListed(process));
        }
    }

    /** Its process waits for its teardown, and no longer for the function. */
    @Test
    void aGivenUpFunctionMayWaitForItsOwnProcessAfterACallbackInItEnded() throws Exception {
        try (gate;
                Gate callback = new Gate()) {
            AtomicReference<Thread> thread = new AtomicReference<>();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            CountDownLatch waits = new CountDownLatch(1);
            CountDownLatch ended = new CountDownLatch(1);
            GoProcess process =
                    GoProcesses.named("process")
                            .teardown(gate::passUninterruptibly)
                            .go(
                                    self -> {
                                        thread.set(Thread.currentThread());
                                        self.closing().await();
                                        self.closing().onRaised(callback::passUninterruptibly);
                                        waits.countDown();
                                        try {
                                            self.close();
                                        } catch (Throwable e) {
                                            thrown.set(e);
                                        } finally {
                                            ended.countDown();
                                        }
                                    });
            process.closeAsync();
            callback.awaitReached();
            process.abandon();
            gate.awaitReached();
            callback.open();
            waits.await();
            while (thread.get().getState() != Thread.State.WAITING && thrown.get() == null) {
                Thread.onSpinWait();
            }
            assertNull(thrown.get());

            gate.open();

            ended.await();
            assertInstanceOf(CloseException.class, thrown.get());
        }
    }

    /** Its interrupt may still be sent, and is for the function only. */
    @Test
    void aTeardownDoesNotRunInAGivenUpFunctionThatMayBeInterrupted() throws Exception {
        try (gate) {
            AtomicReference<Thread> function = new AtomicReference<>();
            AtomicReference<Thread> teardown = new AtomicReference<>();
            GoProcess other =
                    GoProcesses.named("other")
                            .teardown(() -> teardown.set(Thread.currentThread()))
                            .open();
            GoProcess process =
                    GoProcesses.named("process")
                            .interruptAfter(Duration.ofDays(1))
                            .go(
                                    self -> {
                                        function.set(Thread.currentThread());
                                        gate.passUninterruptibly();
                                        other.close();
                                    });
            gate.awaitReached();
            process.closeAsync();
            process.abandon();

            gate.open();

            other.closed().await();
            assertNotSame(function.get(), teardown.get());
        }
    }

    @Test
    void theLateFailureOfATeardownIsLoggedAsWhatItIs() throws Exception {
        GoProcess process =
                GoProcesses.named("process")
                        .teardown(
                                () -> {
                                    gate.passUninterruptibly();
                                    throw new IllegalArgumentException("late");
                                })
                        .open();
        Thread closer =
                Thread.ofPlatform().start(() -> assertThrows(CloseException.class, process::close));
        gate.awaitReached();
        process.abandon();

        gate.open();
        closer.join();

        List<String> late =
                log.messages().stream()
                        .filter(m -> m.contains(" of process #" + process.id() + " "))
                        .filter(m -> m.contains("failed"))
                        .toList();
        assertEquals(
                List.of("The teardown of " + process + " failed; it had been given up."), late);
    }

    /**
     * A function that begins while it is given up either never runs, or is listed while it runs.
     */
    @Test
    void aFunctionThatBeginsMeanwhileIsToldAsWhatItIs() throws Throwable {
        try (Race race = new Race()) {
            for (int i = 0; i < Race.ROUNDS; i++) {
                AtomicBoolean ran = new AtomicBoolean();
                AtomicReference<StartedLater> thread = new AtomicReference<>();
                try (Gate until = new Gate()) {
                    GoProcess process =
                            GoProcesses.named("p")
                                    .threadFactory(
                                            task -> {
                                                thread.set(new StartedLater(task));
                                                return thread.get();
                                            })
                                    .go(
                                            self -> {
                                                ran.set(true);
                                                until.passUninterruptibly();
                                            });
                    process.closeAsync();

                    race.run(thread.get()::startNow, process::abandon);

                    String failure = text(process.err().orElseThrow());
                    boolean listed = isListed(process);
                    assertEquals(listed, failure.contains("still runs"), failure);
                    assertEquals(!listed, failure.contains("before it began"), failure);
                    if (listed) {
                        until.awaitReached();
                    }
                    until.open();
                    thread.get().join();
                    assertEquals(listed, ran.get());
                }
            }
        }
    }

    private static String text(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (Throwable further : failure.getSuppressed()) {
            text.append(' ').append(further);
        }
        return text.toString();
    }

    private static final class StartedLater extends Thread {
        StartedLater(Runnable task) {
            super(task);
        }

        @Override
        public void start() {
            // The test does, in a race.
        }

        void startNow() {
            super.start();
        }
    }
}
