package goprocess.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;
import goprocess.api.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class DrainQueueTest {
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final GoProcess app = GoProcesses.named("app").open();
    private final DrainQueue<String> queue = new DrainQueue<>("orders", app);

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void elementsAreTakenInTheOrderInWhichTheyWerePut() throws InterruptedException {
        queue.put("one");
        assertTrue(queue.offer("two"));
        assertTrue(queue.offer("three", Duration.ZERO));

        assertEquals(3, queue.size());
        assertEquals(Optional.of("one"), queue.take());
        assertEquals(Optional.of("two"), queue.poll());
        assertEquals(Optional.of("three"), queue.poll(Duration.ZERO));
        assertEquals(0, queue.size());
    }

    @Test
    void itAcceptsUntilItsChildrenHaveClosed() {
        GoProcess server = GoProcesses.withParent(queue);
        GoProcess request = GoProcesses.named("request").open();
        server.waitFor(request);

        app.closeAsync();
        assertTrue(queue.closing().isRaised());
        assertTrue(queue.offer("late"));
        request.close();
        server.close();
        queue.close();

        assertThrows(RefusedException.class, () -> queue.offer("too late"));
        assertEquals(1, queue.size());
    }

    /** The element is lost, so its failure is not taken for an answer to the close. */
    @Test
    void whoPutsUntilItIsRefusedHasFailed() {
        DrainQueue<String> narrow = new DrainQueue<>("narrow", app, 1); // or it fills the heap
        GoProcess producer =
                app.go(
                        self -> {
                            while (true) {
                                narrow.put("order");
                            }
                        });

        app.close();

        assertEquals(SealedException.class, producer.err().orElseThrow().getClass());
    }

    @Test
    void whoPutsIntoOneThatHasRoomUntilItIsRefusedHasFailed() throws InterruptedException {
        CountDownLatch accepted = new CountDownLatch(1);
        GoProcess producer =
                app.go(
                        self -> {
                            queue.put("order");
                            accepted.countDown();
                            queue.closed().await();
                            queue.put("late");
                        });

        accepted.await();
        app.close();

        assertEquals(SealedException.class, producer.err().orElseThrow().getClass());
        assertEquals(1, queue.size());
    }

    @Test
    void itAcceptsInTheTeardownOfAChild() {
        GoProcesses.named("server").parent(queue).teardown(() -> queue.put("last")).open();

        queue.close();

        assertEquals(Optional.of("last"), queue.poll());
    }

    @Test
    void closeAfterChildrenSealsItWhenTheyHaveClosedByThemselves() throws InterruptedException {
        queue.go(self -> queue.put("by itself"));

        queue.closeAfterChildren();

        assertEquals(Optional.of("by itself"), queue.take());
        assertEquals(Optional.empty(), queue.take());
    }

    @Test
    void whatWasAcceptedIsTakenAfterTheClose() throws InterruptedException {
        queue.put("one");
        queue.close();

        assertFalse(queue.isDrained());
        assertEquals(Optional.of("one"), queue.take());
        assertTrue(queue.isDrained());
        assertEquals(Optional.empty(), queue.take());
        assertEquals(Optional.empty(), queue.poll());
        assertEquals(Optional.empty(), queue.poll(FOREVER));
    }

    @Test
    void aQueueWithElementsIsClosedWithinAnyTimeout() throws InterruptedException {
        queue.put("one");

        queue.close(Duration.ofDays(1));

        assertEquals(State.CLOSED, queue.state());
        assertEquals(1, queue.size());
    }

    @Test
    void anEmptyPollOfARunningQueueIsNotTheEnd() {
        assertEquals(Optional.empty(), queue.poll());
        assertFalse(queue.isDrained());
    }

    @Test
    void aWorkerThatWaitsForTheQueueClosesAfterwardsAndLosesNothing() {
        StringBuilder done = new StringBuilder();
        GoProcess worker =
                GoProcesses.named("worker")
                        .parent(app)
                        .waitFor(queue)
                        .go(
                                self -> {
                                    Optional<String> element = queue.take();
                                    while (element.isPresent()) {
                                        done.append(element.get());
                                        element = queue.take();
                                    }
                                });
        GoProcesses.named("server").parent(queue).teardown(() -> queue.put("c")).open();
        queue.offer("a");
        queue.offer("b");

        app.close();

        assertEquals("abc", done.toString());
        assertEquals(Optional.empty(), worker.err());
    }

    @Test
    void theRefusalNamesTheQueue() {
        queue.close();

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> queue.put("late"));

        assertTrue(refusal.getMessage().contains(queue.toString()), refusal.getMessage());
    }

    @Test
    void sealingIsItsTeardownAndASecondOneIsRefused() {
        assertThrows(IllegalStateException.class, () -> queue.setTeardown(() -> {}));
    }

    @Test
    void underAParentThatIsClosingItIsSealedAtOnce() throws InterruptedException {
        GoProcess stays = GoProcesses.named("stays").open();
        app.waitFor(stays);
        app.closeAsync();

        DrainQueue<String> late = new DrainQueue<>("late", app);

        late.closed().await();
        assertThrows(IllegalStateException.class, () -> late.offer("never"));
        stays.close();
    }

    @Test
    void nullsAreRefused() {
        assertThrows(NullPointerException.class, () -> new DrainQueue<>(null));
        assertThrows(NullPointerException.class, () -> new DrainQueue<>(null, app));
        List<Executable> calls =
                List.of(
                        () -> queue.put(null),
                        () -> queue.offer(null),
                        () -> queue.offer(null, FOREVER),
                        () -> queue.offer("a", null),
                        () -> queue.poll(null));
        for (Executable call : calls) {
            String message = assertThrows(NullPointerException.class, call).getMessage();
            assertTrue(message.startsWith(queue + " was given null in place of the "), message);
        }
        assertEquals(0, queue.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aCapacityBelowOneIsRefusedByName(int capacity) {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new DrainQueue<>("jo\nbs", app, capacity));

        assertEquals(
                "jo\\nbs: the capacity must be one or more, but is " + capacity,
                refusal.getMessage());
    }

    @Test
    void aBlankNameIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new DrainQueue<>(" ", app));
    }

    @Test
    void aParentThatIsClosedIsRefusedByName() {
        app.close();

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> new DrainQueue<>("late", app));

        assertTrue(refusal.getMessage().contains(app.toString()), refusal.getMessage());
    }

    @Test
    void withoutANameItIsCalledQueue() {
        assertEquals("queue", new DrainQueue<>(app).name());
        assertEquals("queue", new DrainQueue<>(app, 3).name());
    }
}
