package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;
import goprocess.debug.event.EventNames;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * A recording that is dumped while something hangs says what the live diagnosis of that moment
 * says: culprits, chains, threads and lines. Half of the recordings begin when all is there.
 *
 * <p>{@code -Dgoprocess.seed=N} runs again what failed.
 */
@NothingLeftOpen
class RecordedHangsTest {
    private static final Duration LONG = Duration.ofMillis(200);
    private static final int HANGS = Integer.getInteger("goprocess.recordedHangs", 60);

    @Test
    void aRandomHangIsToldAsItIsLive() throws Exception {
        long seed = Long.getLong("goprocess.seed", ThreadLocalRandom.current().nextLong());
        System.out.println("RecordedHangsTest: -Dgoprocess.seed=" + seed);
        Random seeds = new Random(seed);
        for (int i = 0; i < HANGS; i++) {
            Random random = new Random(seeds.nextLong());
            boolean fromTheStart = random.nextBoolean();
            try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                    RandomHang hang = new RandomHang(random, i)) {
                hang.begin();
                Closing.await(hang::isSettled);
                if (!fromTheStart) {
                    flight.recording().start();
                }
                String where =
                        "seed " + seed + ", hang " + i + ", " + hang.kind + ", " + fromTheStart;
                assertAgree(flight, hang.root.id(), where);
                assertSaysTheSame(flight, hang.filter(), where);
            }
        }
    }

    /** Returns the last of the findings that both have. */
    private static Finding assertAgree(Flight flight, long first, String where) throws IOException {
        List<Finding> live = from(first, ProcessGraph.capture().diagnose());
        ProcessRecording recording = flight.read();
        Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();
        List<Finding> recorded = from(first, diagnosis);
        assertEquals(
                live.stream().map(RecordedHangsTest::told).toList(),
                recorded.stream().map(RecordedHangsTest::told).toList(),
                () -> where + " " + recording.missing() + " " + diagnosis);
        return recorded.getLast();
    }

    /** Of the processes from a number on: what others left behind is not looked at. */
    private static List<Finding> from(long first, Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.culprit().id() >= first)
                .toList();
    }

    private static String told(Finding finding) {
        return finding.getClass().getSimpleName()
                + " "
                + finding.chain()
                + finding.thread()
                        .map(
                                thread ->
                                        " on #"
                                                + thread.tid()
                                                + " \""
                                                + thread.name()
                                                + "\" "
                                                + thread.state()
                                                + thread.stack().stream()
                                                        .map(StackTraceElement::toString)
                                                        .toList()
                                                + thread.lock()
                                                + (thread.interrupted() ? " interrupted" : ""))
                        .orElse("");
    }

    /** As a text, which has the chain, what waits for the close, and what a thread waits for. */
    private static void assertSaysTheSame(Flight flight, GraphFilter filter, String where)
            throws IOException {
        String live = said(ProcessGraph.capture(), filter);
        ProcessRecording recording = flight.read();
        assertEquals(live, said(recording.graphAt(recording.end()), filter), where);
    }

    /** What a diagnosis says, but for the ages: a recording ends a moment later. */
    private static String said(ProcessGraph graph, GraphFilter filter) {
        String text = graph.filter(filter).diagnose().toString();
        return text.replaceAll("\\b[0-9.]+ (?:ms|s|min)(?: [0-9]+ s)?\\b", "AGE");
    }

    /** Waits until the live diagnosis says something of threads that have come to rest. */
    private static void awaitSaid(GraphFilter filter, String sentence) {
        Closing.await(
                () -> {
                    String text = said(ProcessGraph.capture(), filter);
                    return text.contains(sentence) && !text.contains(", RUNNABLE");
                });
    }

    @Test
    void whoHoldsTheLockThatAFunctionWaitsFor() throws Exception {
        Object lock = new Object();
        GraphFilter filter = GraphFilter.all().named("writer");
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            Thread owner = Thread.ofPlatform().name("owner").start(() -> passHolding(lock, gate));
            gate.awaitReached();
            GoProcess writer =
                    GoProcesses.named("writer")
                            .threadFactory(Thread.ofPlatform().name("writing").factory())
                            .go(self -> passHolding(lock, gate));
            writer.closeAsync();
            awaitSaid(filter, "which thread \"owner\", tid " + owner.threadId() + ", holds.");
            assertSaysTheSame(flight, filter, "lock");
            gate.open();
            writer.err();
            owner.join();
        }
    }

    private static void passHolding(Object lock, Gate gate) {
        synchronized (lock) {
            gate.passUninterruptibly();
        }
    }

    /** The flag of its thread does not tell: the exception has cleared it. */
    @Test
    void thatAFunctionHeededNoInterrupt() throws Exception {
        assertToldOfAnInterrupt((self, gate) -> gate.passUninterruptibly());
    }

    /** The callback is on the thread of the function, which two events of a snapshot then show. */
    @Test
    void thatAFunctionHeededNoInterruptAndIsInACallback() throws Exception {
        assertToldOfAnInterrupt((self, gate) -> self.closing().onRaised(gate::passUninterruptibly));
    }

    private static void assertToldOfAnInterrupt(BiConsumer<GoProcess, Gate> goesOn)
            throws Exception {
        GraphFilter filter = GraphFilter.all().named("consumer");
        try (Flight flight = Flight.begun();
                Gate interrupted = new Gate();
                Gate gate = new Gate()) {
            GoProcess consumer =
                    GoProcesses.named("consumer")
                            .interruptAfter(Duration.ZERO)
                            .go(
                                    self -> {
                                        try {
                                            interrupted.pass();
                                        } catch (InterruptedException e) {
                                            goesOn.accept(self, gate);
                                        }
                                    });
            interrupted.awaitReached();
            consumer.closeAsync();
            gate.awaitReached();
            awaitSaid(filter, "  It was interrupted, and goes on.");
            assertSaysTheSame(flight, filter, "interrupt");
            gate.open();
            consumer.err();
        }
    }

    @Test
    void whereThreadsWaitForTheClose() throws Exception {
        GraphFilter filter = GraphFilter.all().named("awaited");
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess awaited = GoProcesses.named("awaited").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            awaited.closeAsync();
            Thread waiter =
                    Thread.ofPlatform().name("waiter").start(() -> awaitUninterruptibly(awaited));
            awaitSaid(filter, " is waited for, at RecordedHangsTest.awaitUninterruptibly(");
            assertSaysTheSame(flight, filter, "waiter");
            gate.open();
            waiter.join();
        }
    }

    private static void awaitUninterruptibly(GoProcess process) {
        process.err();
    }

    /** As in one by an earlier version, which had no such event. */
    @Test
    void whereAFunctionIsWithoutTheEventForTheRest() throws Exception {
        try (Flight flight = Flight.planned();
                Gate gate = new Gate()) {
            flight.recording().disable(EventNames.LIVE_THREAD);
            flight.recording().start();
            GoProcess worker = GoProcesses.named("worker").go(self -> gate.passUninterruptibly());
            gate.awaitReached();
            worker.closeAsync();
            Closing.await(() -> isParked(worker));
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(recording.end()).diagnose();

            Finding found = from(worker.id(), diagnosis).getFirst();
            ThreadSnapshot thread = found.thread().orElseThrow();
            assertTrue(found.frame().isPresent(), diagnosis::toString);
            assertEquals(Thread.State.WAITING, thread.state());
            assertEquals(Optional.empty(), thread.lock());
            gate.open();
            worker.err();
        }
    }

    @Test
    void aCallbackThatDoesNotReturn() throws Exception {
        try (Flight flight = Flight.begun();
                Gate gate = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            app.closing().onRaised(gate::passUninterruptibly);
            app.closeAsync();
            gate.awaitReached();
            Closing.await(() -> isParked(app));
            assertEquals(StuckCallback.class, assertAgree(flight, app.id(), "callback").getClass());
            gate.open();
            app.close();
        }
    }

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
            Finding found = from(app.id(), diagnosis).getFirst();
            assertEquals("db", found.culprit().name(), diagnosis::toString);
            assertTrue(found.frame().isPresent(), diagnosis::toString);
            assertEquals(State.CLOSING, ProcessProvider.installed().node(worker).state());
            gate.open();
            db.close();
            app.close();
        }
    }

    @Test
    void aRowOfCallbacksOfEachSignal() throws Exception {
        try (Flight flight = Flight.begun();
                Gate child = new Gate();
                Gate closing = new Gate();
                Gate childrenClosed = new Gate()) {
            GoProcess app = GoProcesses.named("app").open();
            app.go("child", self -> child.pass());
            app.closing().onRaised(closing::passUninterruptibly);
            app.childrenClosed().onRaised(() -> pass(childrenClosed));
            app.closeAsync();
            closing.awaitReached();
            child.open();
            childrenClosed.awaitReached();
            Closing.await(() -> isParked(app));
            Finding last = assertAgree(flight, app.id(), "two rows");
            assertTrue(Found.isInTest(last, RecordedHangsTest.class, "pass"), last::toString);
            closing.open();
            childrenClosed.open();
            app.close();
        }
    }

    private static void pass(Gate gate) {
        gate.passUninterruptibly();
    }

    @Test
    void aSecondCopyOfTheLibraryThatIsIdleChangesNothing() throws Exception {
        try (OtherLibrary other = OtherLibrary.load()) {
            other.becomeIdle();
            aCallbackThatDoesNotReturn();
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
                    assertAgree(flight, other.id(), "teardown").getClass());
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
            Instant asked = aMomentLater();
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(asked).diagnose();

            assertFalse(diagnosis.findings().isEmpty());
            assertEquals(List.of(), Found.certain(diagnosis), diagnosis::toString);
        }
        app.err();
    }

    /**
     * An instant a moment after what was before, and a moment before what comes after: the clocks
     * of a recording and of the system differ by microseconds.
     */
    private static Instant aMomentLater() {
        letPass(LONG.dividedBy(10));
        Instant now = Instant.now();
        letPass(LONG.dividedBy(10));
        return now;
    }

    private static void letPass(Duration time) {
        long before = System.nanoTime();
        Closing.await(() -> System.nanoTime() - before > time.toNanos());
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
            letPass(LONG);
            Instant asked = Instant.now();
            boss.open();
            Closing.await(() -> ProcessProvider.installed().node(asking).look().function() == null);
            Instant then = aMomentLater();
            ProcessRecording recording = flight.read();

            Diagnosis diagnosis = recording.graphAt(then).diagnose();
            Duration age = diagnosis.findings().getFirst().age();

            assertTrue(age.minus(Duration.between(asked, then)).compareTo(LONG) < 0, age::toString);
        }
        app.close();
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
                    assertAgree(flight, app.id(), "background").getClass());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasGivenUpAndItsProcessHasClosed(boolean fromTheStart) throws Exception {
        try (Flight flight = fromTheStart ? Flight.begun() : Flight.planned();
                Gate gate = new Gate()) {
            AtomicReference<Thread> stuck = new AtomicReference<>();
            GoProcess worker =
                    GoProcesses.named("worker")
                            .go(
                                    self -> {
                                        stuck.set(Thread.currentThread());
                                        gate.passUninterruptibly();
                                    });
            gate.awaitReached();
            Closing.await(() -> stuck.get().getState() == Thread.State.WAITING);
            worker.closeAsync();
            worker.abandon();
            worker.err();
            if (!fromTheStart) {
                flight.recording().start();
            }

            Finding found = assertAgree(flight, worker.id(), "closed");

            assertEquals(Abandoned.class, found.getClass());
            assertEquals("worker", found.culprit().name());
        }
    }

    /** Whoever gives up a function may give up the teardown with it that begins then. */
    @Test
    void whatWasGivenUpAndGoesOn() throws Exception {
        boolean told = false;
        while (!told) {
            try (Flight flight = Flight.begun();
                    Gate function = new Gate();
                    Gate teardown = new Gate()) {
                GoProcess app =
                        GoProcesses.named("app")
                                .teardown(teardown::passUninterruptibly)
                                .go(self -> function.passUninterruptibly());
                function.awaitReached();
                app.closeAsync();
                app.abandon();
                teardown.awaitReached();
                Closing.await(() -> isParked(app));
                told = !app.closed().isRaised();
                if (told) {
                    assertEquals(
                            Abandoned.class, assertAgree(flight, app.id(), "abandoned").getClass());
                }
                function.open();
                teardown.open();
                app.err();
            }
        }
    }

    /** The function goes on, and ends later, but nothing waits for it. */
    @Test
    void aTeardownThatBeganWhenTheFunctionWasGivenUp() throws Exception {
        try (Flight flight = Flight.begun();
                Gate function = new Gate();
                Gate teardown = new Gate()) {
            GoProcess app =
                    GoProcesses.named("app")
                            .teardown(teardown::passUninterruptibly)
                            .go(self -> function.passUninterruptibly());
            function.awaitReached();
            app.closeAsync();
            app.abandon();
            teardown.awaitReached();
            Instant hanging = aMomentLater();
            function.open();
            Closing.await(() -> isAbandonedWorkOver(app));
            teardown.open();
            app.err();

            Diagnosis diagnosis = flight.read().graphAt(hanging).diagnose();

            assertEquals(
                    List.of(StuckTeardown.class, Abandoned.class),
                    from(app.id(), diagnosis).stream().map(Object::getClass).toList(),
                    diagnosis::toString);
        }
    }

    private static boolean isAbandonedWorkOver(GoProcess process) {
        return ProcessProvider.installed().abandoned().stream()
                .noneMatch(work -> work.processId() == process.id());
    }

    /** Whoever has reached a gate is on its way to wait there. */
    private static boolean isParked(GoProcess process) {
        return ProcessGraph.capture(process).diagnose().findings().stream()
                .allMatch(
                        finding -> finding.thread().orElseThrow().state() == Thread.State.WAITING);
    }

    private static List<ProcessNode.Wait> waits(GoProcess process) {
        return ProcessProvider.installed().node(process).waits();
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
            awaitSaid(filter, ", at RecordedHangsTest.awaitUntilInterrupted(");
            Closing.await(() -> Closing.isParked(both[0]) && Closing.isParked(both[1]));
            assertEquals(SelfWait.class, assertAgree(flight, both[0].id(), "pair").getClass());
            assertSaysTheSame(flight, filter, "pair");
        } finally {
            Closing.interrupt(both[0]);
            Closing.interrupt(both[1]);
        }
        both[0].err();
        both[1].err();
    }

    private static void awaitUntilInterrupted(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}
