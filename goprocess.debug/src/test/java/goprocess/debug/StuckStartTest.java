package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** A function that has not begun, and not for want of a carrier thread. */
@NothingLeftOpen
class StuckStartTest {
    private final GoProcess app = GoProcesses.named("app").open();

    private static GoProcess open(GoProcess parent, ThreadFactory factory) {
        return GoProcesses.named("worker").parent(parent).threadFactory(factory).go(self -> {});
    }

    private static String notBegun(GoProcess top, GoProcess worker, String why) {
        return FirstLine.name(worker)
                + " holds the close of "
                + FirstLine.name(top)
                + ": its function has not begun: "
                + why
                + ", for AGE";
    }

    /** As a thread that an application counts, queues or forgets. */
    private static final class Unstarted extends Thread {
        Unstarted(Runnable task) {
            super(task, "unstarted");
        }

        /** Does nothing. */
        @Override
        public void start() {}

        void startNow() {
            super.start();
        }
    }

    @Test
    void aThreadThatIsNeverStarted() {
        List<Unstarted> made = new ArrayList<>();
        GoProcess worker =
                open(
                        app,
                        task -> {
                            made.add(new Unstarted(task));
                            return made.getFirst();
                        });
        Diagnosis diagnosis = Closing.of(app).diagnose();
        String expected = notBegun(app, worker, "its thread unstarted was never started");
        assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        StuckStart found = Found.only(StuckStart.class, diagnosis);
        assertEquals(Thread.State.NEW, found.thread().orElseThrow().state());
        assertFalse(found.certain());
        made.getFirst().startNow();
        app.err();
    }

    @Test
    void aThreadThatDoesSomethingElseFirst() {
        try (Gate gate = new Gate()) {
            GoProcess worker =
                    open(
                            app,
                            task ->
                                    Thread.ofVirtual()
                                            .name("busy")
                                            .unstarted(
                                                    () -> {
                                                        gate.passUninterruptibly();
                                                        task.run();
                                                    }));
            Diagnosis diagnosis =
                    FirstLine.awaitClosing(
                            app,
                            notBegun(
                                    app,
                                    worker,
                                    "its thread is at something else, at Gate.LINE, thread busy"));
            assertFalse(Found.only(StuckStart.class, diagnosis).certain());
        }
        app.err();
    }

    @Test
    void aFactoryThatDoesNotReturn() throws InterruptedException {
        Thread opener;
        try (Gate gate = new Gate()) {
            opener =
                    Thread.ofPlatform()
                            .start(
                                    () ->
                                            open(
                                                    app,
                                                    task -> {
                                                        gate.passUninterruptibly();
                                                        return Thread.ofVirtual().unstarted(task);
                                                    }));
            gate.awaitReached();
            Diagnosis diagnosis = Closing.of(app).diagnose();
            String expected =
                    "worker #"
                            + Found.only(StuckStart.class, diagnosis).culprit().id()
                            + " holds the close of "
                            + FirstLine.name(app)
                            + ": its function has not begun: its thread factory has not returned,"
                            + " for AGE";
            assertTrue(FirstLine.isOneOf(List.of(expected), diagnosis), diagnosis::toString);
        }
        opener.join();
        app.err();
    }

    /** It made a thread, which has ended: the function never runs, and the close never ends. */
    @Test
    void aThreadThatEndsWithoutIt() {
        GoProcess lost = GoProcesses.named("lost").open();
        GoProcess worker = open(lost, task -> Thread.ofVirtual().name("short").unstarted(() -> {}));
        FirstLine.awaitClosing(
                lost, notBegun(lost, worker, "its thread short has ended without it"));
        app.close();
    }
}
