package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

@NothingLeftOpen
class WaitingForBackgroundTest {
    private final Garbage garbage = new Garbage();
    private GoProcess app = garbage.open("app");

    @AfterEach
    void forget() {
        app = null;
        garbage.collect();
    }

    @Test
    void oneThatWaitsForItIsNamed() {
        GoProcess service = garbage.remember(GoProcesses.named("service").parent(app).open());
        service.waitFor(GoProcesses.background());
        Diagnosis diagnosis = Closing.of(app).diagnose();
        String expected =
                FirstLine.name(service)
                        + " can never close: it waits for background(), which never does, for AGE";
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        WaitingForBackground found = Found.only(WaitingForBackground.class, diagnosis);
        Found.assertNames(service, List.of(app, service, GoProcesses.background()), found);
        assertTrue(found.certain());
    }

    @Test
    void asAChildItIsWaitedForToo() {
        app.addChild(GoProcesses.background());
        Found.assertNames(
                app,
                List.of(app, GoProcesses.background()),
                Found.only(WaitingForBackground.class, Closing.of(app).diagnose()));
    }

    @Test
    void oneBelowARunningProcessIsCertainAllTheSame() {
        GoProcess library = garbage.open("library");
        library.waitFor(GoProcesses.background());
        app.waitFor(library);
        List<Finding> certain = Found.certain(Closing.of(app).diagnose());
        assertEquals(1, certain.size());
        Found.assertNames(library, List.of(app, library, GoProcesses.background()), certain.get(0));
    }

    @Test
    void itsAgeIsThatOfTheClose() {
        app.waitFor(GoProcesses.background());
        Closing closing = Closing.of(app);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(
                Found.only(WaitingForBackground.class, closing.diagnose()), capturedAfter);
    }

    private interface Blocking {
        void block() throws Exception;
    }

    private void assertIsNamed(Blocking wait) {
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        GoProcess service =
                app.go(
                        "service",
                        self -> {
                            thread.complete(Thread.currentThread());
                            try {
                                wait.block();
                            } catch (InterruptedException e) {
                                ended.countDown();
                            }
                        });
        Diagnosis diagnosis =
                Closing.of(app).diagnoseUntil(found -> !Found.certain(found).isEmpty());
        String expected =
                FirstLine.name(service)
                        + " can never close: its function waits for background(), which never does,"
                        + " at WaitingForBackgroundTest.LINE, thread service, for AGE";
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        WaitingForBackground found = Found.only(WaitingForBackground.class, diagnosis);
        Found.assertNames(service, List.of(app, service, GoProcesses.background()), found);
        thread.join().interrupt();
        service.err();
        app.err();
        assertEquals(0, ended.getCount());
    }

    @Test
    void oneThatAwaitsItsEndIsNamed() {
        assertIsNamed(() -> GoProcesses.background().closed().await());
    }

    @Test
    void oneThatAwaitsThatItBeginsToCloseIsNamed() {
        assertIsNamed(() -> GoProcesses.background().closing().await());
    }

    @Test
    void oneThatAwaitsTheEndOfItsChildrenIsNamed() {
        assertIsNamed(() -> GoProcesses.background().childrenClosed().await());
    }

    @Test
    void oneThatBlocksInTheFutureOfItsEndIsNamed() {
        assertIsNamed(() -> GoProcesses.background().closed().toFuture().get());
    }

    @Test
    void oneThatBlocksInTheFutureOfItsBeginningIsNamed() {
        assertIsNamed(() -> GoProcesses.background().closing().toFuture().get());
    }

    @Test
    void oneThatBlocksInTheFutureOfItsChildrenIsNamed() {
        assertIsNamed(() -> GoProcesses.background().childrenClosed().toFuture().get());
    }

    /** It asks now and then, as one waits for a signal or a time, and is healthy. */
    @Test
    void oneThatWaitsForATimeHoldsNothing() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        GoProcess polling =
                app.go(
                        "polling",
                        self -> {
                            thread.complete(Thread.currentThread());
                            try {
                                GoProcesses.background().closed().await(Duration.ofHours(1));
                            } catch (InterruptedException e) {
                                // The test is over.
                            }
                        });
        ProcessNode background = ProcessProvider.installed().node(GoProcesses.background());
        Closing.await(() -> !background.waits().isEmpty());
        ProcessGraph graph = ProcessGraph.capture();
        thread.join().interrupt();
        polling.err();
        assertEquals(List.of(), graph.diagnose().findings());
        String line =
                graph.toJson()
                        .lines()
                        .filter(one -> one.contains("\"name\":\"polling\""))
                        .findFirst()
                        .get();
        assertTrue(line.contains("\"stack\":[]"), line);
    }

    @Test
    void oneAmongTheChildrenOfAnotherIsFoundFromWhoWaitsForThese() {
        GoProcess other = garbage.remember(GoProcesses.named("other").open());
        other.addChild(GoProcesses.background());
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        GoProcess service =
                app.go(
                        "service",
                        self -> {
                            thread.complete(Thread.currentThread());
                            try {
                                other.childrenClosed().await();
                            } catch (InterruptedException e) {
                                // The test is over.
                            }
                        });
        Diagnosis diagnosis =
                Closing.of(app).diagnoseUntil(found -> !Found.certain(found).isEmpty());
        Found.assertNames(
                other,
                List.of(app, service, other, GoProcesses.background()),
                Found.first(WaitingForBackground.class, diagnosis));
        thread.join().interrupt();
        app.err();
    }
}
