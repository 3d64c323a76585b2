package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;
import goprocess.debug.listener.Flight;
import goprocess.debug.recording.ProcessRecording;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

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

    private Diagnosis hangs(GoProcess culprit, String what, String thread) {
        return FirstLine.awaitClosing(
                app,
                name(culprit)
                        + " holds the close of "
                        + name(app)
                        + ": "
                        + what
                        + ", thread "
                        + thread
                        + ", for AGE");
    }

    private static String name(GoProcess process) {
        return process.name() + " #" + process.id();
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

    @Test
    void aMonitorThatAnotherThreadHoldsIsToldWithItsOwner() throws Exception {
        Object lock = new Object();
        Thread holder;
        CountDownLatch held = new CountDownLatch(1);
        holder =
                Thread.ofPlatform()
                        .name("lock-holder")
                        .start(
                                () -> {
                                    synchronized (lock) {
                                        held.countDown();
                                        awaitUninterruptibly();
                                    }
                                });
        held.await();
        GoProcess writer =
                GoProcesses.named("writer")
                        .parent(app)
                        .threadFactory(Thread.ofPlatform().name("writer-thread").factory())
                        .go(
                                self -> {
                                    synchronized (lock) {
                                        lock.notifyAll();
                                    }
                                });
        hangs(writer, "its function, at AT", "writer-thread");
        Closing.await(
                () -> {
                    String text = ProcessGraph.capture(app).diagnose().toString();
                    return text.contains("which thread \"lock-holder\", tid " + holder.threadId());
                });
        never.countDown();
        holder.join();
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
    void consumersOfAQueueThatStaysEmptyAreToldTogether() {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        for (int i = 1; i <= 3; i++) {
            app.go("consumer-" + i, self -> queue.take());
        }
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(
                                found ->
                                        found.toString()
                                                .contains("at the same place: consumer ×2"));
        assertTrue(FirstLine.of(diagnosis).matches("consumer-\\d #\\d+ holds .*"));
        queue.addAll(List.of("one", "two", "three"));
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
        withTeardown("mail", x::await);
        withTeardown("audit", y::await);
        String first = "(mail|audit) #\\d+ holds .*: its teardown, at .*";
        try {
            Closing.of(app)
                    .diagnoseUntil(
                            found ->
                                    found.findings().size() == 2
                                            && FirstLine.of(found).matches(first));
        } finally {
            x.countDown();
            y.countDown();
        }
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
                name(http)
                        + " can never close: it waits for "
                        + name(pool)
                        + ", which waits for "
                        + name(queue)
                        + " (waitFor), which waits for "
                        + name(http)
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
                            name(reconnector)
                                    + " holds the close of "
                                    + name(app)
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
        hangs(watchdog, "its function, at AT");
        interrupt(watchdog);
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
                name(sleeper)
                        + " can never close: its function waits for background(), which never does,"
                        + " at AT, thread sleeper, for AGE");
        thread[0].interrupt();
    }

    @Test
    void aTeardownThatWaitsForAProcessThatNobodyCloses() {
        GoProcess exporter = GoProcesses.named("metrics-exporter").open();
        withTeardown("db", () -> exporter.closed().await());
        FirstLine.awaitClosing(
                app,
                name(exporter)
                        + " holds the close of "
                        + name(app)
                        + ": it runs, and nobody closes it, for AGE");
        exporter.close();
    }

    @Test
    void twoThatWantEachOthersLockAreBothTold() throws Exception {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock two = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        ThreadFactory platform = Thread.ofPlatform().factory();
        GoProcess a = transfer("transfer-a", platform, one, two, both);
        GoProcess b = transfer("transfer-b", platform, two, one, both);
        Closing closing = Closing.of(app);
        String first =
                "transfer-[ab] #\\d+ holds the close of app #\\d+: its function, at"
                        + " HangsTest\\.\\S+\\(HangsTest\\.java:\\d+\\), thread .*, for .*";
        closing.diagnoseUntil(
                found ->
                        FirstLine.of(found).matches(first)
                                && found.findings().size() == 2
                                && found.findings().stream()
                                        .allMatch(
                                                finding ->
                                                        finding.thread()
                                                                .flatMap(ThreadSnapshot::lock)
                                                                .flatMap(LockSnapshot::owner)
                                                                .isPresent()));
        interrupt(a);
        interrupt(b);
    }

    private GoProcess transfer(
            String name,
            ThreadFactory threads,
            ReentrantLock own,
            ReentrantLock other,
            CyclicBarrier both) {
        return GoProcesses.named(name)
                .parent(app)
                .threadFactory(threads)
                .go(
                        self -> {
                            own.lock();
                            try {
                                both.await();
                                other.lockInterruptibly();
                                other.unlock();
                            } catch (InterruptedException e) {
                                // The test is over.
                            } finally {
                                own.unlock();
                            }
                        });
    }

    private static void interrupt(GoProcess process) {
        goprocess.spi.ProcessNode.Work work =
                goprocess.spi.ProcessProvider.installed().node(process).look().function();
        if (work != null && work.thread() != null) {
            work.thread().interrupt();
        }
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
                name(stuck)
                        + " holds the close of "
                        + name(download)
                        + ": its function, at AT, thread page-stuck, for AGE");
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
                batch,
                name(item[0])
                        + " holds the close of "
                        + name(batch)
                        + ": its function, at AT, thread item, for AGE");
        never.countDown();
        batch.err();
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
        Closing.await(() -> !ProcessGraph.capture(both[0]).diagnose().findings().isEmpty());
        Diagnosis diagnosis = ProcessGraph.capture(both[0]).diagnose();
        assertTrue(
                FirstLine.of(diagnosis).matches("(left|right) #\\d+ can never close: .*"),
                diagnosis::toString);
        assertTrue(Found.first(SelfWait.class, diagnosis).certain());
        interrupt(both[0]);
        interrupt(both[1]);
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

    @Test
    void aThousandAtOnePlaceAndAnOddOne() {
        CountDownLatch odd = new CountDownLatch(1);
        for (int i = 0; i < 1_500; i++) {
            app.go("request " + i, self -> never.await());
        }
        app.go("odd one", self -> awaitOdd(odd));
        Closing closing = Closing.of(app);
        Diagnosis diagnosis =
                closing.diagnoseUntil(
                        found ->
                                found.toString().contains("request ×1499")
                                        && found.toString().contains("odd one #"));
        assertEquals(1_501, diagnosis.findings().size() + diagnosis.omitted());
        assertFalse(diagnosis.toString().contains("\nAnd "), diagnosis::toString);
        odd.countDown();
    }

    private static void awaitOdd(CountDownLatch odd) throws InterruptedException {
        odd.await();
    }
}
