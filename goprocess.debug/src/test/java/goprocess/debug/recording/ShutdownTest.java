package goprocess.debug.recording;

import static goprocess.debug.recording.RecordedTimes.between;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.listener.Flight;
import goprocess.fixtures.Gate;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The timeline of a close: who began when, waited how long and for whom, and worked how long. */
@NothingLeftOpen
class ShutdownTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();
    private Flight flight;

    @BeforeEach
    void begins() throws IOException {
        flight = Flight.begun();
    }

    @AfterEach
    void ends() throws IOException {
        gate.close();
        app.close();
        flight.close();
    }

    private Shutdown shutdown() throws IOException {
        return flight.read().shutdown(app.id()).orElseThrow();
    }

    private static RecordedClose row(Shutdown shutdown, GoProcess process) {
        return shutdown.timeline().stream()
                .filter(row -> row.process().id() == process.id())
                .findFirst()
                .orElseThrow();
    }

    private static RecordedProcess recorded(GoProcess process) {
        return new RecordedProcess(process.id(), process.name());
    }

    @Test
    void itsLengthIsFromTheFirstClosingToTheLastClosed() throws IOException {
        GoProcesses.named("child").parent(app).open();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        Shutdown shutdown = shutdown();
        assertEquals(recorded(app), shutdown.origin());
        assertEquals(between(times.closing(app), times.closed(app)), shutdown.length());
        assertTrue(shutdown.finished());
    }

    /** Closes a process by a signal, and opens another one in its place. */
    private static GoProcess reload() throws Exception {
        GoProcess settings = GoProcesses.named("settings").closeOnSignals("HUP").open();
        String kill = "kill -HUP " + ProcessHandle.current().pid();
        assertEquals(0, new ProcessBuilder("sh", "-c", kill).start().waitFor());
        settings.closed().await();
        return GoProcesses.named("settings").open();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
    void aSignalThatReloadsSomethingEndsNoApplication() throws Exception {
        GoProcess reloaded = reload();
        assertEquals(Optional.empty(), flight.read().shutdown());
        reloaded.close();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a process can be sent no signal")
    void whatEndsAfterASignalReloadedSomethingIsTheApplication() throws Exception {
        reload().close();
        app.close();
        assertEquals(recorded(app), flight.read().shutdown().orElseThrow().origin());
    }

    @Test
    void theTimelineIsInTheOrderInWhichTheyBeganToClose() throws IOException {
        GoProcess child = GoProcesses.named("child").parent(app).open();
        GoProcess grandchild = GoProcesses.named("grandchild").parent(child).open();
        app.close();
        assertEquals(
                List.of(recorded(app), recorded(child), recorded(grandchild)),
                shutdown().timeline().stream().map(RecordedClose::process).toList());
    }

    @Test
    void aRowTellsWhenWhyAndByWhomItBegan() throws IOException {
        GoProcess child = GoProcesses.named("child").parent(app).open();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        Shutdown shutdown = shutdown();
        RecordedClose row = row(shutdown, child);
        assertEquals(
                between(times.closing(app), times.closing(child)),
                Duration.between(shutdown.began(), row.began()));
        assertEquals(Optional.of(CloseCause.PARENT), row.cause());
        assertEquals(Optional.of(recorded(app)), row.by());
        assertEquals(Thread.currentThread().getName(), row.thread());
    }

    @Test
    void aRowTellsHowLongItWaitedAndForWhom() throws IOException {
        GoProcess first = GoProcesses.named("first").parent(app).teardown(() -> {}).open();
        GoProcess last =
                GoProcesses.named("last").parent(app).teardown(KnownPath.after(first)).open();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        RecordedClose row = row(shutdown(), app);
        assertEquals(between(times.closing(app), times.closed(last)), row.waited());
        assertEquals(Optional.of(recorded(last)), row.waitedFor());
    }

    @Test
    void aRowOfOneThatHadNothingToWaitForSaysSo() throws IOException {
        app.close();
        RecordedClose row = row(shutdown(), app);
        assertEquals(Duration.ZERO, row.waited());
        assertEquals(Optional.empty(), row.waitedFor());
    }

    @Test
    void aRowOfOneThatWaitedForItsFunctionNamesNobody() throws Exception {
        GoProcess worker = GoProcesses.named("worker").parent(app).go(self -> gate.pass());
        gate.awaitReached();
        app.closeAsync();
        gate.close();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        RecordedClose row = row(shutdown(), worker);
        assertEquals(between(times.closing(worker), times.ended("Function", worker)), row.waited());
        assertEquals(Optional.empty(), row.waitedFor());
    }

    @Test
    void aRowTellsHowLongFunctionAndTeardownTook() throws IOException {
        GoProcess worker =
                GoProcesses.named("worker").parent(app).teardown(() -> {}).go(self -> {});
        worker.err();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        RecordedClose row = row(flight.read().shutdown(worker.id()).orElseThrow(), worker);
        assertEquals(
                between(times.started("Function", worker), times.ended("Function", worker)),
                row.function().orElseThrow().length());
        assertEquals(
                between(times.started("Teardown", worker), times.ended("Teardown", worker)),
                row.teardown().orElseThrow().length());
        assertTrue(row.teardown().orElseThrow().ended());
    }

    @Test
    void aRowTellsWhatFailed() throws IOException {
        GoProcess pool =
                GoProcesses.named("pool")
                        .parent(app)
                        .teardown(
                                () -> {
                                    throw new IOException("disk full");
                                })
                        .open();
        app.close();
        RecordedClose row = row(shutdown(), pool);
        assertEquals(Optional.of("java.io.IOException: disk full"), row.failure());
    }

    @Test
    void whatHasNotClosedIsToldAsSuch() throws Exception {
        GoProcess pool = GoProcesses.named("pool").parent(app).teardown(gate::pass).open();
        app.closeAsync();
        gate.awaitReached();
        Shutdown shutdown = shutdown();
        assertFalse(shutdown.finished());
        assertEquals(Optional.empty(), row(shutdown, pool).closed());
        assertEquals(Optional.empty(), row(shutdown, app).closed());
        assertTrue(shutdown.toString().contains("app #" + app.id() + " was not closed after"));
    }

    @Test
    void aTeardownThatRanWhenTheRecordingBeganIsInItFromItsStart() throws Exception {
        flight.close();
        app.setTeardown(gate::pass);
        app.closeAsync();
        gate.awaitReached();
        flight = Flight.begun();
        gate.close();
        app.close();
        long since = flight.only("goprocess.LiveProcess", app.id()).getLong("teardownAt");
        RecordedTimes times = new RecordedTimes(flight.file());
        Shutdown shutdown = shutdown();
        assertEquals(0, times.started("Teardown", app));
        assertEquals(
                between(since, times.ended("Teardown", app)),
                row(shutdown, app).teardown().orElseThrow().length());
    }

    @Test
    void whatASnapshotTellsAgainIsAsItsEventHasIt() throws Exception {
        app.setTeardown(gate::pass);
        app.closeAsync();
        gate.awaitReached();
        Flight.rotate();
        gate.close();
        app.close();
        RecordedTimes times = new RecordedTimes(flight.file());
        assertEquals(
                between(times.started("Teardown", app), times.ended("Teardown", app)),
                row(shutdown(), app).teardown().orElseThrow().length());
    }

    @Test
    void workWhoseEndWasNotRecordedTakesNoLongerThanTheClose() throws Exception {
        flight.close();
        GoProcess worker = GoProcesses.named("worker").parent(app).go(self -> gate.pass());
        gate.awaitReached();
        flight = Flight.planned();
        flight.recording().disable("goprocess.Function");
        flight.recording().start();
        gate.close();
        app.close();
        long since = flight.only("goprocess.LiveProcess", worker.id()).getLong("functionAt");
        RecordedTimes times = new RecordedTimes(flight.file());
        RecordedWork function =
                row(flight.read().shutdown(worker.id()).orElseThrow(), worker)
                        .function()
                        .orElseThrow();
        assertFalse(function.ended());
        assertEquals(between(since, times.closed(worker)), function.length());
    }

    @Test
    void theProcessThatMadeItCloseHasItsNameThoughItClosedBeforeTheRecording() throws Exception {
        flight.close();
        GoProcess child = GoProcesses.named("child").teardown(gate::pass).open();
        GoProcess parent = GoProcesses.named("parent").open();
        parent.addChildNoWait(child);
        parent.close();
        gate.awaitReached();
        flight = Flight.begun();
        gate.close();
        child.close();
        RecordedClose row = row(flight.read().shutdown(child.id()).orElseThrow(), child);
        assertEquals(Optional.of(recorded(parent)), row.by());
    }

    /** A migration of many processes at the start is no shutdown, nor is a connection. */
    @Test
    void theShutdownIsThatOfTheLastRootHoweverLargeAnother() throws IOException {
        GoProcess migration = GoProcesses.named("migration").parent(app).open();
        for (int i = 0; i < 50; i++) {
            GoProcesses.named("table-" + i).parent(migration).open();
        }
        migration.close();
        GoProcesses.named("another root").open().close();
        app.close();
        assertEquals(recorded(app), flight.read().shutdown().orElseThrow().origin());
    }

    @Test
    void whileARootRunsThereIsNoShutdown() throws IOException {
        GoProcesses.named("migration").parent(app).open().close();
        ProcessRecording recording = flight.read();
        assertEquals(Optional.empty(), recording.shutdown());
        assertEquals("migration", recording.closes().getFirst().root().name());
    }

    /** Takes a time, which is what is measured; no order rests on it. */
    private static Teardown lasting(int millis) {
        return () -> Thread.sleep(millis);
    }

    @Test
    void closesTellsEachWithCauseLengthAndLongestStep() throws IOException {
        GoProcess job = GoProcesses.named("job").parent(app).teardown(lasting(5)).open();
        job.close();
        app.close();
        ProcessRecording recording = flight.read();
        List<Close> closes = recording.closes();
        assertEquals(
                List.of(recorded(job), recorded(app)), closes.stream().map(Close::root).toList());
        for (Close close : closes) {
            Shutdown shutdown = recording.shutdown(close.root().id()).orElseThrow();
            assertEquals(shutdown.began(), close.began());
            assertEquals(shutdown.length(), close.length());
            assertEquals(shutdown.timeline().size(), close.processes());
            assertEquals(Optional.of(CloseCause.CALLED), close.cause());
            assertTrue(close.finished());
            assertEquals(
                    longestStep(shutdown),
                    close.topStep().orElseThrow().length(),
                    () -> shutdown + " " + close);
        }
    }

    private static Duration longestStep(Shutdown shutdown) {
        return shutdown.criticalPath().steps().stream()
                .map(CriticalPath.Step::length)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Test
    void theBlameAddsUpToTheLengthByProcessAndByName() throws IOException {
        for (int i = 0; i < 3; i++) {
            GoProcesses.named("worker-" + i).parent(app).teardown(lasting(1)).open();
        }
        app.close();
        Shutdown shutdown = shutdown();
        for (Blame blame : List.of(shutdown.blame(), flight.read().blame())) {
            assertEquals(shutdown.length(), blame.length());
            for (List<Blame.Share> shares : List.of(blame.byProcess(), blame.byName())) {
                assertEquals(
                        shutdown.length(),
                        shares.stream()
                                .map(Blame.Share::length)
                                .reduce(Duration.ZERO, Duration::plus));
            }
            assertTrue(blame.byName().stream().anyMatch(some -> some.name().equals("worker-*")));
        }
    }

    @Test
    void theStepsOfAComparisonAddUpToTheDifference() throws IOException {
        GoProcess first = GoProcesses.named("job").parent(app).teardown(() -> {}).open();
        GoProcess second = GoProcesses.named("job").parent(app).teardown(lasting(5)).open();
        first.close();
        second.close();
        ProcessRecording recording = flight.read();
        Shutdown a = recording.shutdown(first.id()).orElseThrow();
        Shutdown b = recording.shutdown(second.id()).orElseThrow();
        Comparison comparison = Comparison.of(a, b);
        assertEquals(
                b.length().minus(a.length()),
                comparison.steps().stream()
                        .map(Comparison.Step::difference)
                        .reduce(Duration.ZERO, Duration::plus));
        assertEquals(
                1,
                comparison.steps().stream()
                        .filter(step -> step.kind() == CriticalPath.Kind.TEARDOWN)
                        .count());
    }

    @Test
    void whatBeganToCloseBeforeHasANegativeOffset() throws Exception {
        GoProcess job = GoProcesses.named("job").parent(app).teardown(gate::pass).open();
        job.closeAsync();
        gate.awaitReached();
        app.closeAsync();
        gate.close();
        app.close();
        String text = shutdown().toString();
        assertFalse(text.contains("+-"), text);
        assertTrue(text.lines().anyMatch(line -> line.matches(" +-[0-9].* job #.*")), text);
    }

    @Test
    void whatWasSwitchedOffOrGivenAThresholdIsSaid() throws IOException {
        flight.close();
        flight = Flight.planned();
        flight.recording().enable("jdk.ActiveSetting");
        flight.recording().disable("goprocess.Closing");
        flight.recording().disable("goprocess.Leaked");
        flight.recording().enable("goprocess.Closed").withThreshold(Duration.ofMillis(20));
        flight.recording().enable("goprocess.Snapshot").withPeriod(Duration.ofHours(1));
        flight.recording().start();
        app.close();
        assertEquals(
                List.of(
                        "The event goprocess.Closing was switched off.",
                        "The event goprocess.Leaked was switched off.",
                        "The event goprocess.Closed had a threshold of 20000000 ns: what took less"
                                + " is missing.",
                        "The event goprocess.Snapshot had a period of 3600000000000 ns: what was"
                            + " open between is missing; leave its period out of the settings."),
                flight.read().missing());
    }

    @Test
    void aDumpWhileAFunctionRunsNamesIt() throws Exception {
        GoProcess worker = GoProcesses.named("worker").parent(app).go(self -> gate.pass());
        gate.awaitReached();
        app.closeAsync();
        ProcessRecording recording = flight.read();
        String diagnosis = recording.graphAt(recording.end()).diagnose().toString();
        assertTrue(
                diagnosis.lines().findFirst().orElseThrow().startsWith(worker.name()), diagnosis);
    }

    @Test
    void withoutACloseThereIsNone() throws IOException {
        ProcessRecording recording = flight.read();
        assertEquals(Optional.empty(), recording.shutdown());
        assertEquals(Optional.empty(), recording.shutdown(app.id()));
    }
}
