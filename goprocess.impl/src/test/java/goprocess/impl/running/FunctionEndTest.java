package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.AbandonedException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.State;

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

    private Thread thread(Runnable task) {
        Thread made =
                new Thread(
                        () -> {
                            task.run();
                            flag = Thread.currentThread().isInterrupted();
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
        threads.get(0).join();

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
        threads.get(0).join();
        assertEquals(State.RUNNING, node.state());

        assertNull(node.functionRunnerLocked());

        child.close();
        assertEquals(State.CLOSED, node.state());
    }

    @Test
    void whatIsGivenUpIsNotWaitedForAndIsListedWhileItRuns() throws InterruptedException {
        GoProcess process =
                GoProcesses.named("stuck").threadFactory(this::thread).go(self -> go.await());
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
        threads.get(1).join();
        assertFalse(isListed(other));
        process.close();
        assertTrue(process.errNow().isEmpty());
    }

    private static boolean isListed(GoProcess process) {
        return GivenUp.now().stream().anyMatch(work -> work.processId() == process.id());
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
