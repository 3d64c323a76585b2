package goprocess.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goprocess.api.GoProcesses;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Those who wait for an element, or for room. */
class WaitingTest {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final DrainQueue<Integer> queue =
            new DrainQueue<>("queue", GoProcesses.background(), 1);

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void anElementWakesWhoTakes() throws Exception {
        Waiting<Optional<Integer>> taker = Waiting.in(queue::take);

        queue.put(1);

        assertEquals(Optional.of(1), taker.result());
    }

    @Test
    void anElementWakesWhoPolls() throws Exception {
        Waiting<Optional<Integer>> taker = Waiting.in(() -> queue.poll(FOREVER));

        queue.put(1);

        assertEquals(Optional.of(1), taker.result());
    }

    @Test
    void sealingWakesEverybodyWhoTakes() throws Exception {
        Waiting<Optional<Integer>> first = Waiting.in(queue::take);
        Waiting<Optional<Integer>> second = Waiting.in(queue::take);
        Waiting<Optional<Integer>> third = Waiting.in(() -> queue.poll(FOREVER));

        queue.close();

        assertEquals(Optional.empty(), first.result());
        assertEquals(Optional.empty(), second.result());
        assertEquals(Optional.empty(), third.result());
    }

    @Test
    void roomWakesWhoPuts() throws Exception {
        queue.put(1);
        Waiting<Boolean> put = Waiting.in(() -> queue.offer(2, FOREVER));

        assertEquals(Optional.of(1), queue.take());

        assertEquals(true, put.result());
        assertEquals(Optional.of(2), queue.take());
    }

    @Test
    void sealingRefusesWhoWaitsForRoom() throws Exception {
        queue.put(1);
        Waiting<Boolean> put = Waiting.in(() -> queue.offer(2, FOREVER));

        queue.close();

        assertInstanceOf(IllegalStateException.class, put.failure());
        assertEquals(1, queue.size());
    }

    @Test
    void aFullQueueAcceptsNothingUntilTheTimeout() throws Exception {
        queue.put(1);

        assertFalse(queue.offer(2));
        assertFalse(queue.offer(2, Duration.ofMillis(1)));
        assertFalse(queue.offer(2, Duration.ofDays(-1)));
        assertEquals(1, queue.size());
    }

    @Test
    void aPollIsEmptyAfterTheTimeout() throws Exception {
        assertEquals(Optional.empty(), queue.poll(Duration.ofMillis(1)));
        assertEquals(Optional.empty(), queue.poll(Duration.ofDays(-1)));
    }

    @Test
    void anInterruptEndsAWaitForAnElement() throws Exception {
        Waiting<Optional<Integer>> taker = Waiting.in(queue::take);

        taker.interrupt();

        assertInstanceOf(InterruptedException.class, taker.failure());
        queue.put(1);
        assertEquals(Optional.of(1), queue.take());
    }

    @Test
    void anInterruptEndsAWaitForRoom() throws Exception {
        queue.put(1);
        Waiting<Boolean> put = Waiting.in(() -> queue.offer(2, FOREVER));

        put.interrupt();

        assertInstanceOf(InterruptedException.class, put.failure());
        assertEquals(1, queue.size());
    }

    @Test
    void anInterruptBeforeTheCallEndsItToo() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, queue::take);

        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> queue.put(1));

        assertEquals(0, queue.size());
    }

    @Test
    void noElementIsLostWhenInterruptsMeetElements() throws Exception {
        for (int i = 0; i < 300; i++) {
            Waiting<Optional<Integer>> first = Waiting.in(queue::take);
            Waiting<Optional<Integer>> second = Waiting.in(queue::take);

            Thread interrupter = Thread.ofVirtual().start(first::interrupt);
            queue.put(i);
            interrupter.join();

            if (isTaken(first)) {
                queue.put(i);
            }
            assertEquals(Optional.of(i), second.result());
        }
    }

    private static boolean isTaken(Waiting<Optional<Integer>> taker) throws InterruptedException {
        try {
            return taker.result().isPresent();
        } catch (ExecutionException e) {
            assertInstanceOf(InterruptedException.class, e.getCause());
            return false;
        }
    }
}
