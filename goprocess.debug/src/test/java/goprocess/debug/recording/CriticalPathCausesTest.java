package goprocess.debug.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.debug.NothingLeftOpen;
import goprocess.debug.ProcessGraph;
import goprocess.debug.recording.CriticalPath.Kind;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Where the critical path goes on when it comes to why a process began to close no earlier. As in
 * {@link CriticalPathTest} it is known.
 */
@NothingLeftOpen
class CriticalPathCausesTest extends KnownPath {
    @Test
    void aCloseThatATeardownAskedForLeadsToThatTeardown() throws IOException {
        GoProcess pool = GoProcesses.named("pool").open();
        app.waitFor(pool);
        GoProcess server =
                GoProcesses.named("server").parent(app).teardown(pool::closeAsync).open();
        pool.setTeardown(after(server));
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.begins(server, app)
                        .step(
                                Kind.HANDOVER,
                                server,
                                times.closing(server),
                                times.started("Teardown", server))
                        .step(
                                Kind.TEARDOWN,
                                server,
                                times.started("Teardown", server),
                                times.closing(pool))
                        .teardown(pool, times.closing(pool))
                        .teardown(app, times.closed(pool)));
    }

    @Test
    void aFailureThatIsHandedOnLeadsToTheTeardownThatWasGivenUp() throws Exception {
        GoProcess db =
                GoProcesses.named("db")
                        .closeOnFailure(app)
                        .teardown(gate::passUninterruptibly)
                        .open();
        db.closeAsync();
        gate.awaitReached();
        db.abandon();
        app.err();
        RecordedTimes times = times();
        long began = times.started("Abandoned", db);
        long givenUp = times.ended("Abandoned", db);
        assertPath(
                db,
                times.step(Kind.HANDOVER, db, times.closing(db), began)
                        .step(Kind.TEARDOWN, db, began, givenUp)
                        .step(Kind.HANDOVER, app, givenUp, times.closing(app))
                        .teardown(app, times.closing(app)));
    }

    @Test
    void theTimeInWhichNobodyAskedIsNobodysWork() throws Exception {
        GoProcess pool = GoProcesses.named("pool").teardown(QUICK).open();
        app.waitFor(pool);
        app.closeAsync();
        pool.close();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.step(Kind.NOT_ASKED, pool, times.closing(app), times.closing(pool))
                        .teardown(pool, times.closing(pool))
                        .teardown(app, times.closed(pool)));
    }

    @Test
    void aWishToCloseAfterTheChildrenLeadsToTheLastChild() throws Exception {
        GoProcess pool = GoProcesses.named("pool").teardown(QUICK).open();
        GoProcess job = GoProcesses.named("job").parent(pool).teardown(QUICK).open();
        app.waitFor(pool);
        GoProcess wisher = GoProcesses.go(self -> pool.closeAfterChildren());
        while (!ProcessGraph.capture(pool).toJson().contains("\"afterChildren\"")) {
            Thread.onSpinWait();
        }
        app.closeAsync();
        job.closeAsync();
        app.close();
        wisher.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.step(Kind.NOT_ASKED, job, times.closing(app), times.closing(job))
                        .teardown(job, times.closing(job))
                        .step(Kind.HANDOVER, pool, times.closed(job), times.closing(pool))
                        .teardown(pool, times.closing(pool))
                        .teardown(app, times.closed(pool)));
    }

    @Test
    void aTeardownThatFailedLeadsFromWhatItMadeClose() throws IOException {
        GoProcess worker =
                GoProcesses.named("worker")
                        .closeOnFailure(app)
                        .teardown(
                                () -> {
                                    throw new IOException();
                                })
                        .open();
        worker.closeAsync();
        app.err();
        worker.err();
        RecordedTimes times = times();
        long started = times.started("Teardown", worker);
        long failed = times.ended("Teardown", worker);
        assertPath(
                worker,
                times.step(Kind.HANDOVER, worker, times.closing(worker), started)
                        .step(Kind.TEARDOWN, worker, started, failed)
                        .step(Kind.HANDOVER, app, failed, times.closing(app))
                        .teardown(app, times.closing(app)));
    }

    @Test
    void aFunctionThatFailedMakesAnotherCloseOfItsOwn() throws IOException {
        CountDownLatch workerClosed = new CountDownLatch(1);
        GoProcess child =
                GoProcesses.named("child").parent(app).teardown(workerClosed::await).open();
        GoProcess worker =
                GoProcesses.named("worker")
                        .closeOnFailure(app)
                        .go(
                                self -> {
                                    throw new IOException();
                                });
        worker.closed().onRaised(workerClosed::countDown);
        app.err();
        RecordedTimes times = times();
        assertEquals(app.id(), flight.read().shutdown().orElseThrow().origin().id());
        assertPath(
                app,
                times.begins(child, app)
                        .teardown(child, times.closing(child))
                        .teardown(app, times.closed(child)));
    }

    @Test
    void aChildThatWasOpenedMeanwhileLeadsToWhoOpenedIt() throws Exception {
        GoProcess[] late = new GoProcess[1];
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(app)
                        .go(
                                self -> {
                                    gate.pass();
                                    late[0] =
                                            GoProcesses.named("late")
                                                    .parent(app)
                                                    .teardown(after(self))
                                                    .open();
                                });
        gate.awaitReached();
        app.closeAsync();
        gate.close();
        app.close();
        RecordedTimes times = times();
        assertPath(
                app,
                times.step(Kind.FUNCTION, worker, times.closing(app), times.opened(late[0]))
                        .step(Kind.HANDOVER, late[0], times.opened(late[0]), times.closing(late[0]))
                        .teardown(late[0], times.closing(late[0]))
                        .teardown(app, times.closed(late[0])));
    }
}
