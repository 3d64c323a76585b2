package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertFalse;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Closes that hang as those of services do; of each the first line says who, what and where. */
@NothingLeftOpen
class HangsTest {
    private final GoProcess app = GoProcesses.named("app").open();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letsGo() {
        never.countDown();
        app.closeAsync();
        app.err();
    }

    private void hangs(GoProcess culprit, String what) {
        hangs(culprit, what, culprit.name());
    }

    private void hangs(GoProcess culprit, String what, String thread) {
        FirstLine.awaitClosing(app, FirstLine.held(app, culprit, what, thread));
    }

    private GoProcess withTeardown(String name, Teardown teardown) {
        return GoProcesses.named(name).parent(app).teardown(teardown).open();
    }

    @Test
    void aSocketThatIsSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
            GoProcess pool = GoProcesses.named("pool").parent(app).open();
            GoProcess reader = pool.go("reader", self -> socket.getInputStream().read());
            pool.go("healthy", self -> self.closing().await());
            hangs(reader, "its function, at AT");
            silent.accept().close();
            reader.err();
        }
    }

    /** As a server does that others use: it goes on until they have closed. */
    @Test
    void aFunctionThatWaitsForItsOwnChildrenIsNoCulprit() {
        GoProcess server = app.go("server", self -> self.childrenClosed().await());
        GoProcess session =
                GoProcesses.named("session").parent(server).go(self -> awaitUninterruptibly());
        hangs(session, "its function, at AT");
        Closing.await(() -> ProcessGraph.capture(app).diagnose().findings().size() == 1);
        never.countDown();
        session.err();
    }

    private void awaitUninterruptibly() {
        try {
            never.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anExecutorThatDoesNotEndIsToldByTheMethodThatWasGiven() {
        ExecutorService executor = Executors.newFixedThreadPool(1);
        executor.execute(this::awaitUninterruptibly);
        GoProcess process = withTeardown("executor", executor::close);
        hangs(process, "its teardown, at AT", "teardown of executor");
    }

    @Test
    void aFutureThatNobodyCompletes() {
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        GoProcess kafka = withTeardown("kafka", flushed::get);
        app.go("sender", self -> self.closing().await());
        hangs(kafka, "its teardown, at AT", "teardown of kafka");
        flushed.complete(null);
    }

    @Test
    void twoTeardownsThatWaitForEachOtherByLatchesAreBothTold() {
        CountDownLatch x = new CountDownLatch(1);
        CountDownLatch y = new CountDownLatch(1);
        List<String> either =
                List.of(
                        stuckTeardown(withTeardown("mail", () -> x.await())),
                        stuckTeardown(withTeardown("audit", () -> y.await())));
        try {
            Closing.of(app)
                    .diagnoseUntil(
                            found ->
                                    found.findings().size() == 2
                                            && FirstLine.isOneOf(either, found));
        } finally {
            x.countDown();
            y.countDown();
        }
    }

    private String stuckTeardown(GoProcess process) {
        return FirstLine.held(
                app, process, "its teardown, at HangsTest.LINE", "teardown of " + process.name());
    }

    @Test
    void aProgramThatDoesNotEnd() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "1000").start();
        GoProcess ffmpeg = withTeardown("ffmpeg", sleep::waitFor);
        hangs(ffmpeg, "its teardown, at AT", "teardown of ffmpeg");
        sleep.destroyForcibly();
    }

    @Test
    void aWishThatDoesNotComeTrue() {
        GoProcess download = GoProcesses.named("download").open();
        download.go("page-1", self -> {});
        GoProcess stuck = download.go("page-stuck", self -> never.await());
        Thread batch = Thread.ofPlatform().name("main-batch").start(download::closeAfterChildren);
        FirstLine.await(
                download,
                FirstLine.held(download, stuck, "its function, at HangsTest.LINE", "page-stuck"));
        Closing.await(
                () ->
                        ProcessGraph.capture(download)
                                .diagnose()
                                .toString()
                                .contains("thread main-batch"));
        never.countDown();
        download.err();
        assertFalse(batch.isInterrupted());
    }

    @Test
    void aFunctionThatReturnedAndWhoseChildDoesNot() throws InterruptedException {
        GoProcess[] item = new GoProcess[1];
        CountDownLatch returned = new CountDownLatch(1);
        GoProcess batch =
                app.go(
                        "batch",
                        self -> {
                            item[0] = self.go("item", below -> never.await());
                            returned.countDown();
                        });
        returned.await();
        FirstLine.await(
                batch, FirstLine.held(batch, item[0], "its function, at HangsTest.LINE", "item"));
        never.countDown();
        batch.err();
    }

    @Test
    void aFunctionThatHeedsNoInterrupt() {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        GoProcess consumer =
                GoProcesses.named("consumer")
                        .parent(app)
                        .interruptAfter(Duration.ZERO)
                        .go(self -> takeWhateverComes(queue));
        hangs(consumer, "its function, at AT");
        // It may wait in take() again, and its flag is gone.
        Closing.await(
                () ->
                        ProcessGraph.capture(app)
                                .diagnose()
                                .toString()
                                .contains("It was interrupted, and goes on."));
        queue.add("end");
    }

    private static void takeWhateverComes(LinkedBlockingQueue<String> queue) {
        for (String taken = null; taken == null; ) {
            try {
                taken = queue.take();
            } catch (InterruptedException e) {
                // As much code does.
            }
        }
    }
}
