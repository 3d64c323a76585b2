package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.Closing;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.recording.CriticalPath.Kind;
import goprocess.fixtures.Gate;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/**
 * The critical path of graphs in which it is known, because latches decide who closes last. How
 * long each step took is known too: from the times of the events themselves.
 */
@NothingLeftOpen
class CriticalPathTest extends KnownPath {
    @Test
    void aProcessAloneIsItsTeardown() throws IOException {
        app.close();
        RecordedTimes times = times();
        assertPath(app, times.teardown(app, times.closing(app)));
    }

    @Test
    void aChainIsAllOfItsTeardowns() throws IOException {
        GoProcess middle = GoProcesses.named("middle").parent(app).teardown(QUICK).open();
        GoProcess leaf = GoProcesses.named("leaf").parent(middle).teardown(QUICK).open();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.begins(middle, app)
                        .begins(leaf, middle)
                        .teardown(leaf, times.closing(leaf))
                        .teardown(middle, times.closed(leaf))
                        .teardown(app, times.closed(middle)));
    }

    @Test
    void ofTwoChildrenItIsTheOneThatClosedLast() throws IOException {
        GoProcess quick = GoProcesses.named("quick").parent(app).teardown(QUICK).open();
        GoProcess slow = GoProcesses.named("slow").parent(app).teardown(after(quick)).open();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.begins(slow, app)
                        .teardown(slow, times.closing(slow))
                        .teardown(app, times.closed(slow)));
    }

    @Test
    void aDiamondIsItsSlowerSide() throws IOException {
        GoProcess db = GoProcesses.named("db").parent(app).teardown(QUICK).open();
        GoProcess quick = GoProcesses.named("quick").parent(app).waitFor(db).teardown(QUICK).open();
        GoProcess slow =
                GoProcesses.named("slow").parent(app).waitFor(db).teardown(after(quick)).open();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.begins(db, app)
                        .teardown(db, times.closing(db))
                        .teardown(slow, times.closed(db))
                        .teardown(app, times.closed(slow)));
    }

    @Test
    void aFunctionThatEndsLateIsPartOfItSinceItWasAsked() throws Exception {
        GoProcess worker =
                GoProcesses.named("worker").parent(app).teardown(QUICK).go(self -> gate.pass());
        gate.awaitReached();
        app.closeAsync();
        gate.close();
        app.close();
        RecordedTimes times = times();
        long ended = times.ended("Function", worker);
        assertPath(
                app,
                times.begins(worker, app)
                        .step(Kind.FUNCTION, worker, times.closing(worker), ended)
                        .teardown(worker, ended)
                        .teardown(app, times.closed(worker)));
    }

    @Test
    void aFunctionThatWasGivenUpIsPartOfItUntilThen() throws Exception {
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(app)
                        .teardown(QUICK)
                        .go(self -> gate.passUninterruptibly());
        gate.awaitReached();
        app.closeAsync();
        worker.abandon();
        app.close();
        RecordedTimes times = times();
        long givenUp = times.ended("Abandoned", worker);
        assertPath(
                app,
                times.begins(worker, app)
                        .step(Kind.FUNCTION, worker, times.closing(worker), givenUp)
                        .teardown(worker, givenUp)
                        .teardown(app, times.closed(worker)));
    }

    @Test
    void aTeardownThatWasGivenUpIsPartOfItUntilThen() throws Exception {
        GoProcess pool =
                GoProcesses.named("pool").parent(app).teardown(gate::passUninterruptibly).open();
        app.closeAsync();
        gate.awaitReached();
        pool.abandon();
        app.close();
        RecordedTimes times = times();
        long began = times.started("Abandoned", pool);
        long givenUp = times.ended("Abandoned", pool);
        assertPath(
                app,
                times.begins(pool, app)
                        .step(Kind.HANDOVER, pool, times.closing(pool), began)
                        .step(Kind.TEARDOWN, pool, began, givenUp)
                        .step(Kind.HANDOVER, pool, givenUp, times.closed(pool))
                        .teardown(app, times.closed(pool)));
    }

    @Test
    void aFunctionThatEndedBeforeTheLastChildIsNot() throws Exception {
        GoProcess worker =
                GoProcesses.named("worker").parent(app).teardown(QUICK).go(self -> gate.pass());
        gate.awaitReached();
        Gate child = new Gate();
        GoProcess job = GoProcesses.named("job").parent(worker).teardown(child::pass).open();
        app.closeAsync();
        child.awaitReached();
        gate.close();
        ProcessNode node = ProcessProvider.installed().node(worker);
        Closing.await(() -> node.look().waitsFor() == 1); // for the job: its function was timed
        child.close();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.begins(worker, app)
                        .begins(job, worker)
                        .teardown(job, times.closing(job))
                        .teardown(worker, times.closed(job))
                        .teardown(app, times.closed(worker)));
    }

    /** One that nobody closes holds it as well, but who is closing holds it more surely. */
    @Test
    void ofTwoThatAreOpenTheOneThatClosesEndsThePath() throws Exception {
        GoProcess first = GoProcesses.named("first").open();
        GoProcess last = GoProcesses.named("last").open();
        app.waitFor(first);
        GoProcess pool = GoProcesses.named("pool").parent(app).teardown(gate::pass).open();
        app.waitFor(last);
        app.closeAsync();
        gate.awaitReached();

        CriticalPath path = flight.read().shutdown(app.id()).orElseThrow().criticalPath();

        CriticalPath.Step end = path.steps().getLast();
        assertEquals(Kind.NOT_ENDED, end.kind());
        assertEquals(pool.id(), end.process().id());
        first.close();
        last.close();
    }

    @Test
    void whatHadNotEndedWithTheRecordingEndsThePath() throws Exception {
        GoProcess quick = GoProcesses.named("quick").parent(app).teardown(QUICK).open();
        GoProcess slow = GoProcesses.named("slow").parent(app).teardown(after(quick)).open();
        GoProcess pool = GoProcesses.named("pool").parent(app).teardown(gate::pass).open();
        pool.waitFor(quick);
        pool.waitFor(slow);
        app.closeAsync();
        gate.awaitReached();
        RecordedTimes times = times();
        Shutdown shutdown = flight.read().shutdown(app.id()).orElseThrow();
        assertFalse(shutdown.finished());
        List<CriticalPath.Step> steps = shutdown.criticalPath().steps();
        CriticalPath.Step last = steps.getLast();
        assertEquals(Kind.NOT_ENDED, last.kind());
        assertEquals(pool.id(), last.process().id());
        assertEquals(
                times.begins(slow, app).teardown(slow, times.closing(slow)).path(),
                RecordedTimes.of(
                        new CriticalPath(
                                steps.subList(0, steps.size() - 1),
                                shutdown.criticalPath().length())));
        assertEquals(
                shutdown.length(),
                RecordedTimes.between(times.closing(app), times.closed(slow)).plus(last.length()));
        assertTrue(last.length().isPositive());
    }
}
