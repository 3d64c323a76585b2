package goprocess.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Closes under load: what was accepted is taken, once, and every consumer learns of the end. */
class NothingIsLostTest {
    private static final int CLOSES = 50;

    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, Integer.MAX_VALUE})
    void whatWasAcceptedIsTaken(int capacity) {
        for (int round = 0; round < CLOSES; round++) {
            GoProcess app = GoProcesses.named("app").open();
            DrainQueue<Integer> queue = new DrainQueue<>("queue", app, capacity);
            List<GoProcess> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(GoProcesses.named("worker").parent(app).go(self -> work(queue)));
            }
            for (int i = 0; i < 3; i++) {
                GoProcesses.named("server").parent(queue).go(self -> serve(self, queue));
            }
            // It never waits. As a virtual thread on Java 21 it can keep the others from a carrier.
            Thread stranger = Thread.ofPlatform().start(() -> putUntilRefused(queue));
            for (int spin = 0; spin < round % 32; spin++) {
                Thread.yield();
            }

            app.close();
            join(stranger);

            assertEquals(accepted.get(), taken.get(), "in close number " + round);
            assertTrue(queue.isDrained(), "in close number " + round);
            workers.forEach(worker -> assertEquals(Optional.empty(), worker.err()));
        }
        assertEquals(CLOSES, refused.get());
    }

    private void work(DrainQueue<Integer> queue) throws InterruptedException {
        while (queue.take().isPresent()) {
            taken.incrementAndGet();
        }
    }

    /** A child: it is never refused, and puts when the queue has begun to close, too. */
    private void serve(GoProcess self, DrainQueue<Integer> queue) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            queue.put(i);
            accepted.incrementAndGet();
            Thread.yield();
        }
        self.closing().await();
        queue.put(-1);
        accepted.incrementAndGet();
    }

    private void putUntilRefused(DrainQueue<Integer> queue) {
        try {
            while (true) {
                if (queue.offer(0)) {
                    accepted.incrementAndGet();
                }
                Thread.yield();
            }
        } catch (IllegalStateException e) {
            refused.incrementAndGet();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
