package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

@NothingLeftOpen
class StuckFunctionTest {
    private static final ThreadFactory PLATFORM = Thread.ofPlatform().name("mine").factory();

    private static final Predicate<String> FOLD =
            line -> line.endsWith(" frames of the JDK and the library");

    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();
    private GoProcess worker = app;

    @AfterEach
    void closes() {
        gate.close();
        app.close();
    }

    /** Closes the app over a worker that does not end, and waits until that is seen in a method. */
    private StuckFunction stuckIn(String method, ProcessFunction function) {
        worker = app.go("worker", function);
        return stuckIn(method);
    }

    private StuckFunction stuckIn(String method) {
        return stuckIn(one -> Found.isIn(one, method));
    }

    private StuckFunction stuckIn(Predicate<Finding> place) {
        Closing closing = Closing.of(app);
        Diagnosis diagnosis =
                closing.diagnoseUntil(found -> found.findings().stream().anyMatch(place));
        StuckFunction found = Found.only(StuckFunction.class, diagnosis);
        Found.assertNames(worker, List.of(app, worker), found);
        assertFalse(found.certain());
        return found;
    }

    @Test
    void oneThatIgnoresClosingIsNamedWithItsLine() {
        StuckFunction found = stuckIn("pass", self -> gate.pass());
        assertTrue(Found.isInTest(found, Gate.class, "pass"));
        assertTrue(Found.isInTest(found, StuckFunctionTest.class, "oneThatIgnoresClosing"));
    }

    @Test
    void itsThreadIsTold() throws InterruptedException {
        Thread[] thread = new Thread[1];
        worker =
                app.go(
                        "worker",
                        self -> {
                            thread[0] = Thread.currentThread();
                            gate.pass();
                        });
        gate.awaitReached();
        StuckFunction found = stuckIn(Found::isParked);
        ThreadSnapshot told = found.thread().orElseThrow();
        assertEquals(thread[0].threadId(), told.tid());
        assertEquals("worker", told.name());
        assertEquals(Thread.State.WAITING, told.state());
    }

    @Test
    void itsAgeIsThatOfTheClose() throws InterruptedException {
        worker = app.go("worker", self -> gate.pass());
        gate.awaitReached();
        Closing closing = Closing.of(app);
        long capturedAfter = System.nanoTime();
        closing.assertHeldBy(Found.only(StuckFunction.class, closing.diagnose()), capturedAfter);
    }

    @Test
    void oneInASocketReadIsNamed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            StuckFunction found = stuckIn("readAll", self -> readAll(accepted));
            assertTrue(Found.isInTest(found, StuckFunctionTest.class, "readAll"));
            client.shutdownOutput();
            worker.err();
        }
    }

    @Test
    void oneInASocketReadOnAPlatformThreadIsNamed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            worker =
                    GoProcesses.named("worker")
                            .parent(app)
                            .threadFactory(PLATFORM)
                            .go(self -> readAll(accepted));
            StuckFunction found = stuckIn("readAll");
            assertEquals("mine", found.thread().orElseThrow().name());
            client.shutdownOutput();
            worker.err();
        }
    }

    @Test
    void oneInALockThatAnotherHoldsIsNamed() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            StuckFunction found = stuckIn("lockAndUnlock", self -> lockAndUnlock(lock));
            assertTrue(Found.isInTest(found, StuckFunctionTest.class, "lockAndUnlock"));
        } finally {
            lock.unlock();
        }
    }

    @Test
    void oneInAMonitorThatAnotherHoldsIsNamed() {
        Object monitor = new Object();
        synchronized (monitor) {
            worker =
                    GoProcesses.named("worker")
                            .parent(app)
                            .threadFactory(PLATFORM)
                            .go(self -> enter(monitor));
            StuckFunction found = stuckIn("enter");
            Closing.await(
                    () ->
                            ProcessGraph.capture(app).diagnose().findings().stream()
                                    .anyMatch(
                                            one ->
                                                    one.thread().orElseThrow().state()
                                                            == Thread.State.BLOCKED));
            assertEquals("mine", found.thread().orElseThrow().name());
        }
    }

    @Test
    void oneInALoopIsNamed() {
        boolean[] over = new boolean[1];
        Object lock = new Object();
        StuckFunction found = stuckIn("loopUntil", self -> loopUntil(over, lock));
        assertEquals(Thread.State.RUNNABLE, found.thread().orElseThrow().state());
        synchronized (lock) {
            over[0] = true;
        }
    }

    @Test
    void eachOfSeveralIsNamed() throws InterruptedException {
        ProcessFunction ignoresClosing = self -> gate.pass();
        app.go("first", ignoresClosing);
        app.go("second", ignoresClosing);
        Diagnosis diagnosis =
                Closing.of(app)
                        .diagnoseUntil(found -> found.toString().contains("at the same place"));
        assertEquals(2, diagnosis.findings().size());
    }

    @Test
    void nothingIsNamedOnceItHasEnded() {
        worker = app.go("worker", self -> gate.pass());
        Closing closing = Closing.of(app);
        gate.close();
        app.err();
        assertEquals(List.of(), closing.diagnose().findings());
        assertEquals("Nothing is closing.", closing.diagnose().toString());
    }

    private static void readAll(Socket socket) throws Exception {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static void lockAndUnlock(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
    }

    private static void enter(Object monitor) {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    private static void loopUntil(boolean[] over, Object lock) {
        while (true) {
            synchronized (lock) {
                if (over[0]) {
                    return;
                }
            }
        }
    }

    /** Its stack begins with the look at it. */
    @Test
    void oneThatCapturesTheGraphIsAtItsOwnLine() {
        List<ProcessGraph> captured = new CopyOnWriteArrayList<>();
        worker =
                app.go(
                        "worker",
                        self -> {
                            self.closing().await();
                            captured.add(ProcessGraph.capture(app));
                        });
        app.close();
        Diagnosis diagnosis = captured.getFirst().diagnose();
        String expected =
                FirstLine.held(app, worker, "its function, at StuckFunctionTest.LINE", "worker");
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        List<String> lines = diagnosis.toString().lines().toList();
        int fold = lines.indexOf(lines.stream().filter(FOLD).findFirst().orElseThrow());
        assertTrue(lines.get(fold + 1).contains("ProcessGraph.capture("), diagnosis::toString);
        assertTrue(lines.get(fold + 2).contains("StuckFunctionTest."), diagnosis::toString);
    }
}
