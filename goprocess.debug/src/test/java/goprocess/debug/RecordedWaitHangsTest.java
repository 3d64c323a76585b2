package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Closes that hang on other processes, in a recording as in the live diagnosis. */
@NothingLeftOpen
class RecordedWaitHangsTest {
    private static final int VERY_MANY = 12_000;
    private static final Duration LONG = Duration.ofMillis(200);

    /** What the function of a culprit waits for holds the close too, though no link leads there. */
    @Test
    void aFunctionThatIsWaitedForOnAThreadOnly() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            GoProcess db = GoProcesses.named("db").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            GoProcess worker =
                    GoProcesses.named("worker").parent(app).go(self -> db.closed().await());
            ProcessNode node = ProcessProvider.installed().node(db);
            Closing.await(() -> !node.waits().isEmpty());
            app.closeAsync();
            ProcessRecording recording = flight.read();
            Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
            Finding found = LiveAndRecorded.from(app.id(), diagnosis).getFirst();
            assertEquals("db", found.culprit().name(), diagnosis::toString);
            assertTrue(found.frame().isPresent(), diagnosis::toString);
            assertEquals(State.CLOSING, ProcessProvider.installed().node(worker).state());
            gate.open();
            db.close();
            app.close();
        }
    }

    @Test
    void aTeardownThatWaitsForSomebodyElse() throws Exception {
        try (Flight flight = Flight.begun()) {
            GoProcess other = GoProcesses.named("other").open();
            GoProcess app = GoProcesses.named("app").teardown(() -> other.closed().await()).open();
            app.closeAsync();
            Closing.await(() -> !waits(other).isEmpty());
            assertEquals(
                    NeverAskedToClose.class,
                    LiveAndRecorded.assertAgree(flight, other.id(), "teardown").getClass());
            other.close();
            app.close();
        }
    }

    /** A snapshot shows the wait, and the next one does not: when it ended is not known. */
    @Test
    void aWaitThatHasEndedIsInNoCertainFinding() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        try (Flight flight = Flight.planned();
                Gate gate = new Gate()) {
            app.go(
                    "worker",
                    self -> {
                        waiter.set(Thread.currentThread());
                        try {
                            app.closed().await();
                        } catch (InterruptedException e) {
                            gate.passUninterruptibly();
                        }
                    });
            Closing.await(() -> !waits(app).isEmpty());
            flight.recording().start();
            waiter.get().interrupt();
            gate.awaitReached();
            app.closeAsync();
            Instant asked = LiveAndRecorded.aMomentLater();
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(asked).diagnose();

            assertFalse(diagnosis.findings().isEmpty());
            assertEquals(List.of(), Found.certain(diagnosis), diagnosis::toString);
        }
        app.err();
    }

    /** It is asked for by the return of its function, and not by its opening. */
    @Test
    void aRequestIsAsOldAsTheEndOfTheFunction() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Flight flight = Flight.begun();
                Gate boss = new Gate();
                Gate kid = new Gate()) {
            GoProcess asking =
                    app.go(
                            "boss",
                            self -> {
                                self.go("kid", inner -> kid.passUninterruptibly());
                                boss.passUninterruptibly();
                            });
            boss.awaitReached();
            kid.awaitReached();
            LiveAndRecorded.letPass(LONG);
            Instant asked = Instant.now();
            boss.open();
            Closing.await(() -> ProcessProvider.installed().node(asking).look().function() == null);
            Instant then = LiveAndRecorded.aMomentLater();
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(then).diagnose();
            Duration age = diagnosis.findings().getFirst().age();

            assertTrue(age.minus(Duration.between(asked, then)).compareTo(LONG) < 0, age::toString);
        }
        app.close();
    }

    /** It may be much older than the recording, and was made by a call. */
    @Test
    void aRequestIsAsOldAsTheCallThatMadeIt() throws Exception {
        GoProcess app = GoProcesses.named("app").open();
        try (Flight flight = Flight.planned();
                Gate gate = new Gate()) {
            app.go("worker", self -> gate.passUninterruptibly());
            gate.awaitReached();
            Thread asking = Thread.ofVirtual().start(app::closeAfterChildren);
            ProcessNode node = ProcessProvider.installed().node(app);
            Closing.await(() -> node.look().wishedAt() != 0);
            LiveAndRecorded.letPass(LONG);
            Duration before = Duration.ofNanos(System.nanoTime() - node.look().wishedAt());
            flight.recording().start();
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
            Duration age = diagnosis.findings().getFirst().age();

            assertTrue(age.compareTo(before) >= 0, () -> age + ", not " + before);
            gate.open();
            asking.join();
        }
    }

    @Test
    void aWaitForBackground() throws Exception {
        Garbage garbage = new Garbage();
        waitsForBackground(garbage);
        garbage.collect();
    }

    /** In a frame of its own, which forgets the process. */
    private static void waitsForBackground(Garbage garbage) throws IOException {
        try (Flight flight = Flight.begun()) {
            GoProcess app = garbage.open("app");
            app.waitFor(GoProcesses.background());
            app.closeAsync();
            assertEquals(
                    WaitingForBackground.class,
                    LiveAndRecorded.assertAgree(flight, app.id(), "background").getClass());
        }
    }

    /** Nothing closes, and a snapshot has their stacks all the same. */
    @Test
    void twoFunctionsThatWaitForEachOther() throws Exception {
        GraphFilter filter = GraphFilter.all().named("left|right");
        GoProcess[] both = new GoProcess[2];
        try (Flight flight = Flight.begun();
                Gate known = new Gate()) {
            for (int i = 0; i < 2; i++) {
                int other = 1 - i;
                both[i] =
                        GoProcesses.named(i == 0 ? "left" : "right")
                                .go(
                                        self -> {
                                            known.pass();
                                            awaitUntilInterrupted(both[other]);
                                        });
            }
            known.open();
            LiveAndRecorded.awaitSaid(filter, ", at RecordedWaitHangsTest.awaitUntilInterrupted(");
            Closing.await(() -> Closing.isParked(both[0]) && Closing.isParked(both[1]));
            assertEquals(
                    SelfWait.class,
                    LiveAndRecorded.assertAgree(flight, both[0].id(), "pair").getClass());
            LiveAndRecorded.assertSaysTheSame(flight, filter, "pair");
        } finally {
            Closing.interrupt(both[0]);
            Closing.interrupt(both[1]);
        }
        both[0].err();
        both[1].err();
    }

    @Test
    void aFunctionThatWaitsForBackgroundWhileNothingCloses() throws Exception {
        GraphFilter filter = GraphFilter.all().named("lost|background");
        GoProcess lost;
        try (Flight flight = Flight.begun()) {
            lost =
                    GoProcesses.named("lost")
                            .go(self -> awaitUntilInterrupted(GoProcesses.background()));
            LiveAndRecorded.awaitSaid(filter, ", at RecordedWaitHangsTest.awaitUntilInterrupted(");
            Closing.await(() -> Closing.isParked(lost));
            Finding found = LiveAndRecorded.assertAgree(flight, lost.id(), "lost");
            assertEquals(WaitingForBackground.class, found.getClass());
            LiveAndRecorded.assertSaysTheSame(flight, filter, "lost");
        }
        Closing.interrupt(lost);
        lost.err();
    }

    /** However many are between the two, a snapshot has the stack. */
    @Test
    void aFunctionThatWaitsForItselfThroughVeryMany() throws Exception {
        List<GoProcess> row = new ArrayList<>();
        GoProcess worker;
        try (Flight flight = Flight.begun();
                Gate known = new Gate()) {
            worker =
                    GoProcesses.named("worker")
                            .go(
                                    self -> {
                                        known.pass();
                                        awaitUntilInterrupted(row.getLast());
                                    });
            row.add(worker);
            for (int i = 0; i < VERY_MANY; i++) {
                GoProcess above = GoProcesses.named("above").open();
                above.waitFor(row.getLast());
                row.add(above);
            }
            known.open();
            Closing.await(() -> !waits(row.getLast()).isEmpty() && Closing.isParked(worker));
            Finding found = LiveAndRecorded.assertAgree(flight, worker.id(), "row");
            assertEquals(SelfWait.class, found.getClass());
            assertTrue(found.frame().isPresent(), found::toString);
        }
        Closing.interrupt(worker);
        row.forEach(GoProcess::closeAsync);
        row.forEach(GoProcess::err);
    }

    /** The parent waits along its link to the child, and the child on its thread. */
    @Test
    void aFunctionThatWaitsForItsChildWhichWaitsForIt() throws Exception {
        GraphFilter filter = GraphFilter.all().named("parent|child");
        AtomicReference<GoProcess> child = new AtomicReference<>();
        GoProcess parent;
        try (Flight flight = Flight.begun()) {
            parent =
                    GoProcesses.named("parent")
                            .go(
                                    self -> {
                                        child.set(
                                                self.go("child", c -> awaitUntilInterrupted(self)));
                                        awaitChildrenUntilInterrupted(self);
                                    });
            Closing.await(() -> Closing.isParked(parent));
            LiveAndRecorded.awaitSaid(
                    filter, ", at RecordedWaitHangsTest.awaitChildrenUntilInterrupted(");
            Closing.await(() -> Closing.isParked(child.get()));
            LiveAndRecorded.assertAgree(flight, parent.id(), "family");
            LiveAndRecorded.assertSaysTheSame(flight, filter, "family");
        }
        Closing.interrupt(child.get());
        Closing.interrupt(parent);
        parent.err();
    }

    private static void awaitChildrenUntilInterrupted(GoProcess process) {
        try {
            process.childrenClosed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private static void awaitUntilInterrupted(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private static List<ProcessNode.Wait> waits(GoProcess process) {
        return ProcessProvider.installed().node(process).waits();
    }
}
