package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

@NothingLeftOpen
class NeverAskedToCloseTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();
    private final GoProcess database = GoProcesses.named("database").open();

    @AfterEach
    void closes() {
        gate.close();
        database.close();
        app.close();
    }

    @Test
    void aRunningProcessThatNobodyClosesIsNamed() {
        app.waitFor(database);
        NeverAskedToClose found = Found.only(NeverAskedToClose.class, Closing.of(app).diagnose());
        Found.assertNames(database, List.of(app, database), found);
        assertFalse(found.certain());
        assertEquals(Optional.empty(), found.thread());
        assertEquals(goprocess.api.State.RUNNING, found.culprit().state());
    }

    @Test
    void itsFunctionIsTold() throws InterruptedException {
        GoProcess worker = GoProcesses.named("worker").go(self -> gate.pass());
        gate.awaitReached();
        app.waitFor(worker);
        NeverAskedToClose found = Found.only(NeverAskedToClose.class, Closing.of(app).diagnose());
        assertTrue(Found.isInTest(found, Gate.class, "pass"));
        gate.close();
        worker.err();
    }

    @Test
    void itsAgeIsThatOfTheCloseThatWaits() {
        app.waitFor(database);
        Closing closing = Closing.of(app);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(
                Found.only(NeverAskedToClose.class, closing.diagnose()), capturedAfter);
    }

    @Test
    void itIsNoFindingOnceItIsClosing() throws InterruptedException {
        app.waitFor(database);
        database.go("worker", self -> gate.pass());
        gate.awaitReached();
        database.closeAsync();
        Found.only(StuckFunction.class, Closing.of(app).diagnose());
    }

    @Test
    void oneThatAFunctionWaitsForIsNamed() {
        GoProcess worker = app.go("worker", self -> database.closed().await());
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(NeverAskedToClose.class::isInstance));
        NeverAskedToClose found = Found.only(NeverAskedToClose.class, diagnosis);
        Found.assertNames(database, List.of(app, worker, database), found);
    }

    /** No link leads to it. */
    @Test
    void theFunctionOfOneThatAFunctionWaitsForIsToldWithItsLine() throws InterruptedException {
        GoProcess server = GoProcesses.named("server").go(self -> gate.pass());
        gate.awaitReached();
        app.go("worker", self -> server.closed().await());
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(NeverAskedToClose.class::isInstance));
        NeverAskedToClose found = Found.only(NeverAskedToClose.class, diagnosis);
        assertTrue(Found.isInTest(found, Gate.class, "pass"), diagnosis::toString);
        gate.close();
        server.err();
    }

    /** As one that asks again and again whether it is closed, and does not heed its own closing. */
    @Test
    void oneThatAFunctionWaitsForWithATimeoutDoesNotReplaceTheFunction() {
        GoProcess worker =
                app.go(
                        "worker",
                        self -> {
                            assertTrue(database.closed().await(Duration.ofDays(1)));
                        });
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(NeverAskedToClose.class::isInstance));
        assertEquals(2, diagnosis.findings().size(), diagnosis::toString);
        StuckFunction function = Found.first(StuckFunction.class, diagnosis);
        Found.assertNames(worker, List.of(app, worker), function);
        Found.assertNames(database, List.of(app, worker, database), diagnosis.findings().get(1));
    }

    @Test
    void oneThatWillCloseAfterItsChildrenIsHeldByItsFunction() throws InterruptedException {
        GoProcess service = GoProcesses.named("service").open();
        GoProcess worker = service.go("worker", self -> gate.pass());
        gate.awaitReached();
        app.waitFor(service);
        Thread.startVirtualThread(service::closeAfterChildren);
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.findings().stream()
                                                .anyMatch(
                                                        one -> one.culprit().id() == worker.id()));
        NeverAskedToClose found = Found.only(NeverAskedToClose.class, diagnosis);
        Found.assertNames(worker, List.of(app, service, worker), found);
        gate.close();
        service.err();
    }
}
