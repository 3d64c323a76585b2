package goprocess.periodic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Each element of a queue is in the queue or in a call, whenever its schedule was closed. */
class NoElementIsLostTest {
    private static final int CLOSES = 10_000;
    private static final int ELEMENTS = 20;

    /** Every method that takes a queue, without its parent. */
    interface Driven {
        Schedule open(BlockingQueue<?> queue, ProcessFunction function);
    }

    /** The same with a function that gets the element. */
    interface Given {
        Schedule open(BlockingQueue<Integer> queue, ElementFunction<Integer> function);
    }

    static Stream<Driven> driven() {
        return Stream.of(
                Periodic::ticker, Periodic::tickerGo, Periodic::onSignal, Periodic::onSignalGo);
    }

    static Stream<Given> given() {
        return Stream.of(
                Periodic::ticker, Periodic::tickerGo, Periodic::onSignal, Periodic::onSignalGo);
    }

    @ParameterizedTest
    @MethodSource("driven")
    void whatIsNotInTheQueueWasCalledFor(Driven method) throws InterruptedException {
        for (int round = 0; round < CLOSES; round++) {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            AtomicInteger calls = new AtomicInteger();
            Schedule schedule = method.open(queue, call -> calls.incrementAndGet());
            Thread producer = Thread.startVirtualThread(() -> offer(queue));
            for (int spin = 0; spin < round % 64; spin++) {
                Thread.yield();
            }

            schedule.close();
            producer.join();

            assertEquals(ELEMENTS, queue.size() + calls.get(), "in close number " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("given")
    void eachElementIsInOnePlace(Given method) throws InterruptedException {
        for (int round = 0; round < 1_000; round++) {
            BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
            Set<Integer> called = ConcurrentHashMap.newKeySet();
            Schedule schedule = method.open(queue, (call, element) -> called.add(element));
            Thread producer = Thread.startVirtualThread(() -> offer(queue));
            Thread.yield();

            schedule.close();
            producer.join();

            assertEquals(ELEMENTS, queue.size() + called.size(), "in close number " + round);
            assertTrue(queue.stream().noneMatch(called::contains), "in close number " + round);
        }
    }

    private static void offer(BlockingQueue<Integer> queue) {
        for (int element = 0; element < ELEMENTS; element++) {
            queue.add(element);
        }
    }

    /** The example of Go's package: three sends, close, three calls. */
    @Test
    void threeElementsThatWereHandedOverAreThreeCalls() throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            BlockingQueue<Object> signals = new SynchronousQueue<>();
            AtomicInteger calls = new AtomicInteger();
            Schedule schedule = Periodic.onSignal(signals, call -> calls.incrementAndGet());
            signals.put("one");
            signals.put("two");
            signals.put("three");

            schedule.close();

            assertEquals(3, calls.get(), "in round " + round);
        }
    }

    /** Without the interrupt that ends a wait, which may come before the loop looks, or after. */
    @Test
    void afterItHasSeenThatItClosesAScheduleTakesNothing() throws InterruptedException {
        BlockingQueue<Object> queue =
                new LinkedBlockingQueue<>() {
                    @Override
                    public Object take() {
                        return remove();
                    }
                };
        queue.add(1); // before the loop looks, since this queue does not wait
        queue.add(2);
        queue.add(3);
        Calls calls = new Calls(Clock.SYSTEM);
        GoProcess schedule =
                GoProcesses.go(
                        new CallLoop(
                                new ElementCalls<>(queue, (call, element) -> calls.run(call)),
                                new CallStart("call"),
                                false,
                                false,
                                new CallFailures()));
        calls.start();

        schedule.closeAsync();
        calls.endAll();
        schedule.close();

        assertEquals(2, queue.size());
    }
}
