package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a diagnosis on threads that wait for a close. */
@NothingLeftOpen
class WaitersTest {
    private final Gate gate = new Gate();
    private final GoProcess app = GoProcesses.named("app").open();
    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void letsGo() throws InterruptedException {
        gate.open();
        app.close();
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    private Thread start(String name, Runnable wait) {
        Thread thread = Thread.ofPlatform().name(name).start(wait);
        waiting.add(thread);
        return thread;
    }

    private GoProcess stuck() throws InterruptedException {
        GoProcess worker = app.go("worker", self -> gate.pass());
        gate.awaitReached();
        return worker;
    }

    /** Waits until a diagnosis has exactly these lines on threads that wait. */
    private Diagnosis awaitLines(String... expected) {
        Diagnosis[] last = new Diagnosis[1];
        Closing.await(
                () -> {
                    last[0] = ProcessGraph.capture(app).diagnose();
                    List<String> lines =
                            last[0].toString()
                                    .lines()
                                    .filter(line -> line.contains("is waited for"))
                                    .toList();
                    return lines.size() == expected.length
                            && Arrays.stream(expected)
                                    .allMatch(line -> FirstLine.isAmong(line, last[0]));
                });
        return last[0];
    }

    private String waitedFor(GoProcess process, String rest) {
        return "  " + FirstLine.name(process) + " is waited for, " + rest + ", for AGE.";
    }

    @Test
    void oneThatWaitsForACloseIsNamedWithItsLine() throws InterruptedException {
        GoProcess worker = stuck();
        start("closer", () -> app.close());
        start("watcher", () -> worker.err());
        Diagnosis diagnosis =
                awaitLines(
                        waitedFor(app, "at WaitersTest.LINE, thread closer"),
                        waitedFor(worker, "at WaitersTest.LINE, thread watcher"));
        Found.only(StuckFunction.class, diagnosis);
    }

    @Test
    void ofATimeoutItIsSaid() throws InterruptedException {
        stuck();
        start("patient", this::closeWithinADay);
        awaitLines(waitedFor(app, "at WaitersTest.LINE, thread patient, up to a timeout"));
    }

    private void closeWithinADay() {
        try {
            app.close(Duration.ofDays(1));
        } catch (CloseTimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** It is asked to close, and runs until its children have closed. */
    @Test
    void oneThatWaitsForACloseThatIsRequestedIsToldSo() throws InterruptedException {
        stuck();
        start("batch", () -> app.closeAfterChildren());
        awaitLines(waitedFor(app, "at WaitersTest.LINE, thread batch, and runs"));
    }

    /** No fault: it may be what a main thread does all the time. Its stack is not taken. */
    @Test
    void oneThatWaitsForAProcessThatNobodyClosesIsNoFinding() {
        start("main thread", () -> app.err());
        Diagnosis diagnosis = awaitLines(waitedFor(app, "thread main thread, and runs"));
        assertEquals("Nothing is closing.", FirstLine.of(diagnosis));
        assertEquals(List.of(), diagnosis.findings());
    }

    @Test
    void ofThreeItIsToldAndTheOthersAreCounted() throws InterruptedException {
        stuck();
        for (int i = 0; i < 5; i++) {
            start("closer", () -> app.close());
        }
        String line = waitedFor(app, "at WaitersTest.LINE, thread closer");
        Closing.await(
                () ->
                        FirstLine.isAmong(
                                "  So do 2 more threads.", ProcessGraph.capture(app).diagnose()));
        awaitLines(line, line, line);
    }

    /** A frame of the JDK would say nothing: they all park. */
    @Test
    void oneThatRunsNoCodeOfTheApplicationIsNamedWithoutALine() throws InterruptedException {
        stuck();
        start("closer", app::close);
        awaitLines(waitedFor(app, "thread closer"));
    }

    @Test
    void oneWithoutANameIsToldByItsNumber() throws InterruptedException {
        stuck();
        Thread thread = start("", () -> app.close());
        awaitLines(waitedFor(app, "at WaitersTest.LINE, thread #" + thread.threadId()));
    }

    /** It is told as that, and not a second time as one that waits. */
    @Test
    void theThreadOfACulpritIsNoneOfThem() {
        GoProcess worker = app.go("worker", self -> awaitClosed(app));
        app.closeAsync();
        Closing.await(() -> !Found.certain(ProcessGraph.capture(app).diagnose()).isEmpty());
        Found.only(SelfWait.class, awaitLines());
        Closing.interrupt(worker);
    }

    private static void awaitClosed(GoProcess process) {
        try {
            process.closed().await();
        } catch (InterruptedException e) {
            // The test is over.
        }
    }
}
