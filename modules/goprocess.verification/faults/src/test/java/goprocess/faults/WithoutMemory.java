package goprocess.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.GoProcesses;
import goprocess.fixtures.ChildJvm;
import goprocess.fixtures.Gate;
import goprocess.fixtures.JvmCommand;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What a close promises where memory ends at one line of it. Run by the trial of faults only, with
 * a library in which {@link MemoryEnd} stands at that line: with its guard, and without.
 */
@Timeout(20) // of what takes milliseconds; without its guard it may never end
class WithoutMemory {
    /** Takes no second one as suppressed, so a further failure needs memory of its own. */
    private static final class Alone extends Exception {
        private static final long serialVersionUID = 1L;

        Alone(String message) {
            super(message, null, false, true);
        }
    }

    @Test
    void whoComesUponTheCloseOfAnotherGoesOn() throws Exception {
        GoProcess top = GoProcesses.named("top").open();
        GoProcess child = GoProcesses.named("child").parent(top).open();
        GoProcesses.named("grandchild").parent(child).open();
        Cascade first = new Cascade();
        ((Node) child).begin(CloseCause.CALLED, null, first);

        MemoryEnd.during(
                () -> {
                    top.closeAsync();
                });
        first.run();

        top.close();
    }

    @Test
    void aFailureIsHandedOnByTheCloseOfWhoHasIt() throws Exception {
        GoProcess last = GoProcesses.named("last").open();
        GoProcess middle = GoProcesses.named("middle").closeOnFailure(last).open();
        Gate memoryEnds = new Gate();
        Exception failure = new Exception("of the function");

        MemoryEnd.during(
                () -> {
                    GoProcesses.named("first")
                            .closeOnFailure(middle)
                            .go(p -> fail(memoryEnds, failure));
                    memoryEnds.open();
                    last.closed().await();
                });
        assertSame(failure, last.err().orElseThrow());
    }

    @Test
    void whoseFailureIsNotHandedOverClosesAllTheSame() throws Exception {
        GoProcess named = GoProcesses.named("named").open();
        Gate memoryEnds = new Gate();

        MemoryEnd.during(
                () -> {
                    GoProcesses.named("fails")
                            .closeOnFailure(named)
                            .go(p -> fail(memoryEnds, new Exception("of the function")));
                    memoryEnds.open();
                    named.closed().await();
                });
    }

    @Test
    void whoFailsTwiceCloses() throws Exception {
        failTwice(new Exception("of the function"));
    }

    @Test
    void whoFailsTwiceClosesThoughTheFirstTakesNoSecond() throws Exception {
        failTwice(new Alone("of the function"));
    }

    private static void failTwice(Exception first) throws Exception {
        Gate memoryEnds = new Gate();
        MemoryEnd.during(
                () -> {
                    GoProcess process =
                            GoProcesses.named("fails twice")
                                    .teardown(
                                            () -> {
                                                throw new Exception("of the teardown");
                                            })
                                    .go(p -> fail(memoryEnds, first));
                    memoryEnds.open();
                    process.closed().await();
                    assertSame(first, process.err().orElseThrow());
                });
    }

    @Test
    void whatCannotBeLoggedIsStillAFailure() throws Exception {
        Gate memoryEnds = new Gate();
        Exception failure = new Exception("of the function");
        MemoryEnd.during(
                () -> {
                    GoProcess process =
                            GoProcesses.named("fails").go(p -> fail(memoryEnds, failure));
                    memoryEnds.open();
                    process.closed().await();
                    assertSame(failure, process.err().orElseThrow());
                });
    }

    @Test
    void whatWasNotLoggedIsCounted() throws Exception {
        try (Logged logged = new Logged()) {
            Gate memoryEnds = new Gate();
            MemoryEnd.during(
                    () -> {
                        GoProcess process =
                                GoProcesses.named("fails")
                                        .go(p -> fail(memoryEnds, new Exception("one")));
                        memoryEnds.open();
                        process.closed().await();
                    });
            GoProcesses.named("fails, too").go(p -> fail(memoryEnds, new Exception("two")));

            assertEquals("two", logged.take().getThrown().getMessage());
            assertTrue(logged.take().getMessage().startsWith("1 further messages"));
        }
    }

    @Test
    void aSignalClosesOnItsOwnThread() throws Exception {
        GoProcess process = GoProcesses.named("signalled").closeOnSignals("WINCH").open();
        Class<?> signal = Class.forName("sun.misc.Signal");
        MemoryEnd.during(
                () -> {
                    signal.getMethod("raise", signal)
                            .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));
                    process.closed().await();
                });
    }

    /** At each of its steps memory may end. */
    private static void closeWithSignals() throws Exception {
        GoProcess process = GoProcesses.named("watched").closeOnSignals("WINCH").open();
        MemoryEnd.during(
                () -> {
                    process.closeAsync();
                    process.closed().await();
                });
    }

    @Test
    void whoseCloseNobodyWatchesCloses() throws Exception {
        closeWithSignals();
    }

    @Test
    void whoClosesWithoutASignalNeedsNoMemoryToKnow() throws Exception {
        closeWithSignals();
    }

    @Test
    void aSignalIsNotLost() throws Exception {
        GoProcess process = GoProcesses.named("signalled").closeOnSignals("WINCH").open();
        Class<?> signal = Class.forName("sun.misc.Signal");
        MemoryEnd.during(
                () -> {
                    signal.getMethod("raise", signal)
                            .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"));
                    MemoryEnd.awaitTimes(2);
                });
        process.closed().await();
    }

    @Test
    void whoseSignalsCannotBeGivenBackAtOnceCloses() throws Exception {
        closeWithSignals();
    }

    @Test
    void signalsThatCannotBeGivenBackAreGivenBackLater() throws Exception {
        GoProcess process = GoProcesses.named("heard").closeOnSignals("WINCH").open();
        CompletableFuture<Thread> waits = new CompletableFuture<>();
        MemoryEnd.during(
                () -> {
                    process.closeAsync();
                    process.closed().await();
                    MemoryEnd.awaitTimes(2); // as it closed, and once more
                    threads("goprocess close of heard").forEach(waits::complete);
                });
        waits.join().join();
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object byDefault = handler.getField("SIG_DFL").get(null);
        Object winch = type.getConstructor(String.class).newInstance("WINCH");
        assertSame(
                byDefault, type.getMethod("handle", type, handler).invoke(null, winch, byDefault));
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name))
                .toList();
    }

    /** The hook is run as the JVM would, which does not end for this. */
    @Test
    void aShutdownHookClosesAsSoonAsThereIsMemory() throws Exception {
        GoProcess process =
                GoProcesses.named("hooked").closeOnShutdown(Duration.ofMinutes(1)).open();
        Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        hooks.setAccessible(true);
        Thread hook =
                ((Map<?, ?>) hooks.get(null))
                        .keySet().stream()
                                .map(Thread.class::cast)
                                .filter(thread -> thread.getName().contains("shutdown of hooked"))
                                .findAny()
                                .orElseThrow();
        MemoryEnd.during(
                () -> {
                    Thread.ofPlatform().daemon().start(hook::run);
                    MemoryEnd.awaitTimes(1);
                });
        process.closed().await();
    }

    @Test
    void anApplicationExitsThoughItCannotKnowWhetherTheJvmIsEnding() throws Exception {
        try (ChildJvm jvm = ChildJvm.start(JvmCommand.of(ChildJvm.SMALL, ExitsAtLast.class))) {
            assertEquals(0, jvm.exitCode());
        }
    }

    /** An application that closes without memory, and whose {@code main} does not return. */
    static final class ExitsAtLast {
        private ExitsAtLast() {}

        public static void main(String[] args) throws Exception {
            GoProcess process = GoProcesses.named("application").exitWhenClosed().open();
            MemoryEnd.during(
                    () -> {
                        process.close();
                        new Gate().pass();
                    });
        }
    }

    @Test
    void aFunctionThatCouldNotBeInterruptedIsInterruptedLater() throws Exception {
        Gate stuck = new Gate();
        GoProcess process =
                GoProcesses.named("is interrupted")
                        .interruptAfter(Duration.ofMillis(1))
                        .go(p -> stuck.pass());
        stuck.awaitReached();
        MemoryEnd.during(
                () -> {
                    process.closeAsync();
                    MemoryEnd.awaitTimes(1);
                });
        process.closed().await();
    }

    @Test
    void whatFollowsTheEndOfAFunctionIsDone() throws Exception {
        Gate memoryEnds = new Gate();
        MemoryEnd.during(
                () -> {
                    GoProcess process = GoProcesses.named("ends").go(p -> memoryEnds.pass());
                    memoryEnds.open();
                    process.closed().await();
                });
    }

    @Test
    void whatFollowsTheEndOfAFunctionIsDoneOnceAnotherHasGivenBack() throws Exception {
        Class<?> type = Class.forName("goprocess.impl.running.EndCascade");
        Method make = type.getDeclaredMethod("make");
        make.setAccessible(true);
        Method run = type.getDeclaredMethod("run", Cascade.class);
        run.setAccessible(true);
        int kept = 16;
        MemoryEnd.during(
                () -> {
                    List<Object> taken = new ArrayList<>();
                    for (int i = 0; i < kept; i++) {
                        taken.add(make.invoke(null));
                    }
                    GoProcess process = GoProcesses.named("ends").go(p -> {});
                    MemoryEnd.awaitTimes(kept + 2); // it has asked, and asked again
                    run.invoke(null, taken.get(0));
                    process.closed().await();
                });
    }

    @Test
    void whatIsDueIsDoneOnceThereIsAThread() throws Exception {
        CompletableFuture<GoProcess> process = new CompletableFuture<>();
        MemoryEnd.during(
                () -> {
                    process.complete(
                            GoProcesses.named("short-lived")
                                    .closeAfter(Duration.ofMillis(1))
                                    .open());
                    MemoryEnd.awaitTimes(1);
                });
        process.join().closed().await();
    }

    @Test
    void workThatCannotBeNotedIsDone() throws Exception {
        Gate done = new Gate();
        GoProcess process = GoProcesses.named("works").teardown(done::open).open();
        MemoryEnd.during(
                () -> {
                    process.closeAsync();
                    process.closed().await();
                });
        assertTrue(done.isOpen());
    }

    @Test
    void aRefusalThatCannotBeJudgedIsAFailure() throws Exception {
        Gate memoryEnds = new Gate();
        GoProcess refuses = GoProcesses.named("refuses").open();
        refuses.close();
        MemoryEnd.during(
                () -> {
                    GoProcess process =
                            GoProcesses.named("is refused")
                                    .go(
                                            p -> {
                                                memoryEnds.pass();
                                                GoProcesses.named("late").parent(refuses).open();
                                            });
                    memoryEnds.open();
                    process.closed().await();
                    assertTrue(process.err().isPresent());
                });
    }

    @Test
    void aFunctionThatCannotBeTiedDoesNotRun() throws Exception {
        Gate ran = new Gate();
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcessBuilder tied =
                GoProcesses.named("tied").parent(parent).closeWhen(new CompletableFuture<Void>());
        MemoryEnd.during(
                () -> {
                    assertThrows(OutOfMemoryError.class, () -> tied.go(p -> ran.open()));
                });

        parent.close();
        assertFalse(ran.isOpen());
    }

    @Test
    void whatFailsAfterItWasGivenUpIsLogged() throws Exception {
        try (Logged logged = new Logged()) {
            Gate stuck = new Gate();
            GoProcess process =
                    GoProcesses.named("given up")
                            .go(
                                    p -> {
                                        stuck.passUninterruptibly();
                                        throw new Exception("late");
                                    });
            stuck.awaitReached();
            process.closeAsync();
            process.abandon();
            assertTrue(logged.take().getThrown() instanceof AbandonedException);
            MemoryEnd.during(
                    () -> {
                        stuck.open();
                        assertEquals("late", logged.take().getThrown().getMessage());
                    });
        }
    }

    private static void fail(Gate memoryEnds, Exception failure) throws Exception {
        memoryEnds.pass();
        throw failure;
    }

    /** What the library logs, from now on. */
    private static final class Logged extends Handler implements AutoCloseable {
        private final Logger root = Logger.getLogger("");
        private final LinkedBlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

        Logged() {
            root.addHandler(this);
        }

        LogRecord take() throws InterruptedException {
            return records.take();
        }

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
