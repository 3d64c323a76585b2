package goprocess.debug;

import static org.junit.jupiter.api.Assertions.assertFalse;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.fixtures.Gate;

import org.junit.jupiter.api.Test;

import java.util.concurrent.ThreadFactory;

/** A function that has not begun, and not for want of a carrier thread. */
@NothingLeftOpen
class StuckStartTest {
    private final GoProcess app = GoProcesses.named("app").open();

    private static GoProcess open(GoProcess parent, ThreadFactory factory) {
        return GoProcesses.named("worker").parent(parent).threadFactory(factory).go(self -> {});
    }

    @Test
    void aThreadThatDoesSomethingElseFirst() {
        try (Gate gate = new Gate()) {
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
                    Closing.of(app)
                            .diagnoseUntil(
                                    found ->
                                            FirstLine.of(found)
                                                    .matches(
                                                            "worker #\\d+ holds the close of app"
                                                                + " #\\d+: its function has not"
                                                                + " begun: its thread is at"
                                                                + " something else, at"
                                                                + " Gate.pass\\(Gate.java:\\d+\\),"
                                                                + " thread busy, for .*"));
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
            Closing.of(app)
                    .diagnoseUntil(
                            found ->
                                    FirstLine.of(found)
                                            .contains("its thread factory has not returned"));
        }
        opener.join();
        app.err();
    }

    /** It made a thread, which has ended: the function never runs, and the close never ends. */
    @Test
    void aThreadThatEndsWithoutIt() {
        GoProcess lost = GoProcesses.named("lost").open();
        open(lost, task -> Thread.ofVirtual().name("short").unstarted(() -> {}));
        Closing.of(lost)
                .diagnoseUntil(
                        found ->
                                FirstLine.of(found)
                                        .contains("its thread short has ended without it"));
        app.close();
    }
}
