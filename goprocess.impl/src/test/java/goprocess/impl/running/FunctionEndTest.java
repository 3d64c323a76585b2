package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A function ends once: it returned, failed, was interrupted or given up. */
class FunctionEndTest {
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean flag;

    /** The function has ended; its thread lives on until it may leave. */
    private final CountDownLatch ended = new CountDownLatch(1);

    private final CountDownLatch leave = new CountDownLatch(1);

    @AfterEach
    void letThreadsLeave() {
        go.countDown();
        leave.countDown();
    }

    private static void awaitAlways(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Thread thread(Runnable task) {
        Thread made =
                new Thread(
                        () -> {
                            task.run();
                            flag = Thread.currentThread().isInterrupted();
                            ended.countDown();
                            awaitAlways(leave);
                        });
        threads.add(made);
        return made;
    }

    @Test
    void theFlagOfAnInterruptDoesNotOutliveTheFunction() throws InterruptedException {
        GoProcess process =
                GoProcesses.named("interrupted")
                        .threadFactory(this::thread)
                        .interruptAfter(Duration.ZERO)
                        .go(
                                self -> {
                                    while (!Thread.currentThread().isInterrupted()) {
                                        Thread.onSpinWait();
                                    }
                                });

        process.close();
        ended.await();

        assertFalse(flag);
    }

    @Test
    void theThreadOfAnEndedFunctionIsLetGo() throws InterruptedException {
        WorkNode node =
                (WorkNode)
                        GoProcesses.named("parent")
                                .threadFactory(this::thread)
                                .closeAfterChildren()
                                .go(self -> go.await());
        GoProcess child = GoProcesses.withParent(node);
        go.countDown();
        ended.await();
        assertEquals(State.RUNNING, node.state());

        assertNull(node.functionRunnerLocked());

        child.close();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void whatIsGivenUpIsNotWaitedForAndIsListedWhileItRuns() throws InterruptedException {
        GoProcess process = GoProcesses.named("parent").open();
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess other =
                GoProcesses.named("other")
                        .parent(process)
                        .threadFactory(this::thread)
                        .go(
                                self -> {
                                    begun.countDown();
                                    go.await();
                                });
        begun.await();
        other.closeAsync();

        other.abandon();

        assertEquals(State.CLOSED, other.state());
        assertTrue(other.errNow().orElseThrow() instanceof AbandonedException);
        assertTrue(isListed(other));
        assertEquals(State.RUNNING, process.state());
        go.countDown();
        ended.await();
        assertFalse(isListed(other));
        process.close();
    }

    private static boolean isListed(GoProcess process) {
        return GivenUp.now().stream().anyMatch(work -> work.processId() == process.id());
    }

    /** It runs on the thread of the function, so it may wait as long as that does. */
    @Test
    void aCallbackThatRunsInAFunctionIsGivenUpWithIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess process =
                GoProcesses.named("process")
                        .abandonAfter(Duration.ofDays(1))
                        .go(
                                self -> {
                                    self.closing().await();
                                    self.closing()
                                            .onRaised(
                                                    () -> {
                                                        begun.countDown();
                                                        self.close();
                                                    });
                                });
        process.closeAsync();
        begun.await();

        GivingUp.function((WorkNode) process);

        process.closed().await();
    }

    @Test
    void aTeardownIsGivenUpWhenItsTimeIsOver() {
        GoProcess process =
                GoProcesses.named("stuck")
                        .abandonAfter(Duration.ZERO)
                        .teardown(() -> go.await())
                        .open();

        process.closeAsync();

        assertTrue(process.err().orElseThrow() instanceof AbandonedException);
        go.countDown();
    }
}
