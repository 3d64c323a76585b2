package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goprocess.api.GoProcesses;
import goprocess.impl.protocol.Node;
import goprocess.spi.AbandonedWork;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What is listed as given up. */
class GivenUpTest {
    private static final int WORKS = 40;

    private final CountDownLatch end = new CountDownLatch(1);

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Not by thread: here the newest thread is given up first. */
    @Test
    void itIsInTheOrderInWhichItWasGivenUp() {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WORKS; i++) {
            threads.add(Thread.ofPlatform().daemon().start(this::awaitEnd));
        }
        Node node = (Node) GoProcesses.named("held").open();
        for (Thread thread : threads.reversed()) {
            GivenUp.begin(thread, node, Role.FUNCTION);
        }
        List<Long> times =
                GivenUp.now().stream()
                        .filter(work -> work.processId() == node.id)
                        .map(AbandonedWork::since)
                        .toList();
        assertEquals(WORKS, times.size());
        assertEquals(times.stream().sorted().toList(), times);

        for (Thread thread : threads) {
            GivenUp.ended(thread, node, Role.FUNCTION);
        }
        end.countDown();
        ((WorkNode) node).close();
    }
}
