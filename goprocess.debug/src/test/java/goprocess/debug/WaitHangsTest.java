package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;

/** Closes that hang on other processes: in a cycle, on one that nobody closes, on ever new ones. */
@NothingLeftOpen
class WaitHangsTest {
    private final GoProcess app = GoProcesses.named("app").open();

    @AfterEach
    void letsGo() {
        app.closeAsync();
        app.err();
    }

    @Test
    void aCycleSaysWhichOfItsLinksAreWaitFor() {
        GoProcess http = GoProcesses.named("http").open();
        GoProcess queue = GoProcesses.named("queue").open();
        GoProcess pool = GoProcesses.named("pool").parent(http).open();
        queue.waitFor(http);
        pool.waitFor(queue);
        FirstLine.awaitClosing(
                http,
                FirstLine.name(http)
                        + " can never close: it waits for "
                        + FirstLine.name(pool)
                        + ", which waits for "
                        + FirstLine.name(queue)
                        + " (waitFor), which waits for "
                        + FirstLine.name(http)
                        + " (waitFor), for AGE");
    }

    @Test
    void childrenThatComeAndGoUnderAClose() {
        GoProcess reconnector = GoProcesses.named("reconnector").parent(app).open();
        AtomicBoolean over = new AtomicBoolean();
        retry(reconnector, over);
        try {
            Diagnosis diagnosis =
                    FirstLine.awaitClosing(
                            app,
                            FirstLine.name(reconnector)
                                    + " holds the close of "
                                    + FirstLine.name(app)
                                    + ": ever new processes keep it open, for AGE");
            ComesAndGoes found = Found.only(ComesAndGoes.class, diagnosis);
            Found.assertNames(reconnector, List.of(app, reconnector), found);
        } finally {
            over.set(true);
        }
    }

    @Test
    void oneThatStaysUnderACloseWhileOthersComeAndGo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        GoProcess database = GoProcesses.background();
        try (Flight flight = Flight.begun();
                Gate first = new Gate()) {
            app.go("first", self -> first.pass());
            app.closeAsync();
            database = GoProcesses.named("database").open(); // later than the close
            app.waitFor(database);
            retry(app, over);
            first.open();
            Diagnosis diagnosis =
                    Closing.of(app)
                            .diagnoseUntil(
                                    found ->
                                            found.findings().stream()
                                                    .anyMatch(ComesAndGoes.class::isInstance));
            assertNames(database, diagnosis);
            ProcessRecording recording = flight.read();
            Diagnosis recorded = recording.graphAt(recording.end()).diagnose();
            assertNames(database, recorded);
        } finally {
            over.set(true);
            database.closeAsync();
        }
    }

    private static void assertNames(GoProcess stays, Diagnosis diagnosis) {
        assertTrue(
                diagnosis.findings().stream()
                        .filter(NeverAskedToClose.class::isInstance)
                        .anyMatch(finding -> finding.culprit().id() == stays.id()),
                diagnosis::toString);
    }

    private static void retry(GoProcess parent, AtomicBoolean over) {
        parent.go(
                "retry",
                self -> {
                    Thread.yield();
                    if (!over.get()) {
                        retry(parent, over);
                    }
                });
    }

    @Test
    void aThreadThatClosesAnAncestorAndIsWaitedFor() {
        GoProcess watchdog =
                app.go(
                        "watchdog",
                        self -> {
                            try {
                                Thread.ofPlatform().name("closer").start(app::close).join();
                            } catch (InterruptedException e) {
                                // The test is over.
                            }
                        });
        FirstLine.awaitClosing(
                app,
                FirstLine.held(app, watchdog, "its function, at WaitHangsTest.LINE", "watchdog"));
        Closing.interrupt(watchdog);
    }

    @Test
    void aCallThatWaitsForTheBackground() throws InterruptedException {
        Thread[] thread = new Thread[1];
        GoProcess sleeper =
                app.go(
                        "sleeper",
                        self -> {
                            thread[0] = Thread.currentThread();
                            awaitUntilInterrupted(GoProcesses.background());
                        });
        Closing.await(() -> thread[0] != null);
        FirstLine.awaitClosing(
                app,
                FirstLine.name(sleeper)
                        + " can never close: its function waits for background(), which never does,"
                        + " at AT, thread sleeper, for AGE");
        thread[0].interrupt();
    }

    @Test
    void aTeardownThatWaitsForAProcessThatNobodyCloses() {
        GoProcess exporter = GoProcesses.named("metrics-exporter").open();
        GoProcesses.named("db").parent(app).teardown(() -> exporter.closed().await()).open();
        FirstLine.awaitClosing(
                app,
                FirstLine.name(exporter)
                        + " holds the close of "
                        + FirstLine.name(app)
                        + ": it runs, and nobody closes it, for AGE");
        exporter.close();
    }

    @Test
    void twoThatWaitForEachOtherAndThatNobodyCloses() {
        GoProcess[] both = new GoProcess[2];
        CyclicBarrier known = new CyclicBarrier(3);
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            both[i] =
                    GoProcesses.named(i == 0 ? "left" : "right")
                            .go(
                                    self -> {
                                        known.await();
                                        awaitUntilInterrupted(both[other]);
                                    });
        }
        try {
            known.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        List<String> either = List.of(waits(both[0], both[1]), waits(both[1], both[0]));
        Closing.await(() -> FirstLine.isOneOf(either, ProcessGraph.capture(both[0]).diagnose()));
        long told = System.nanoTime();
        Duration least = Duration.ofNanos(System.nanoTime() - told);
        Diagnosis diagnosis = ProcessGraph.capture(both[0]).diagnose();
        SelfWait found = Found.first(SelfWait.class, diagnosis);
        assertTrue(found.age().compareTo(least) >= 0, found::toString);
        assertTrue(found.certain());
        Closing.interrupt(both[0]);
        Closing.interrupt(both[1]);
        both[0].err();
        both[1].err();
    }

    private static String waits(GoProcess first, GoProcess second) {
        return FirstLine.name(first)
                + " can never close: its function waits for "
                + FirstLine.name(second)
                + ", whose function waits for "
                + FirstLine.name(first)
                + ", at WaitHangsTest.LINE, thread "
                + first.name()
                + ", for AGE";
    }

    private static void awaitUntilInterrupted(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}
