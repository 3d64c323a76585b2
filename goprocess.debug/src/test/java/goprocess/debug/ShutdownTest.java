package goprocess.debug;

import static goprocess.debug.RecordedTimes.between;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.jfr.Flight;
import goprocess.fixtures.Gate;
import goprocess.spi.CloseCause;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
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
                GoProcesses.named("last").parent(app).teardown(() -> first.closed().await()).open();
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

    @Test
    void theShutdownIsTheCloseThatMadeTheMostProcessesClose() throws IOException {
        GoProcesses.named("child").parent(app).open();
        app.close();
        GoProcesses.named("later and smaller").open().close();
        assertEquals(recorded(app), flight.read().shutdown().orElseThrow().origin());
    }

    @Test
    void withoutACloseThereIsNone() throws IOException {
        ProcessRecording recording = flight.read();
        assertEquals(Optional.empty(), recording.shutdown());
        assertEquals(Optional.empty(), recording.shutdown(app.id()));
    }
}
