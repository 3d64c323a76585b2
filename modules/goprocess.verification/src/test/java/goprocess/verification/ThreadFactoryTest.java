package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Who makes the thread of a function, and what happens when it cannot be made. */
class ThreadFactoryTest {
    @RegisterExtension final WarningLog log = new WarningLog();

    private static final Error NO_THREAD = new OutOfMemoryError("no thread, on purpose");

    static List<ThreadFactory> faulty() {
        return List.of(
                task -> {
                    throw NO_THREAD;
                },
                task -> {
                    throw new IllegalStateException("no thread, on purpose");
                },
                task -> null,
                task -> {
                    Thread started = new Thread(() -> {});
                    started.start();
                    return started;
                },
                task -> {
                    Thread ended = Thread.ofVirtual().start(() -> {});
                    awaitEnd(ended);
                    return ended;
                },
                task ->
                        new Thread(task) {
                            @Override
                            public void start() {
                                throw NO_THREAD;
                            }
                        });
    }

    private static void awaitEnd(Thread thread) {
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void ifTheThreadCannotBeStartedGoThrows(ThreadFactory factory) {
        assertThrows(
                Throwable.class,
                () -> GoProcesses.named("p").threadFactory(factory).go(self -> {}));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void ifTheThreadCannotBeStartedTheFunctionNeverRuns(ThreadFactory factory) {
        AtomicBoolean ran = new AtomicBoolean();
        GoProcess parent = GoProcesses.named("parent").open();
        assertThrows(
                Throwable.class,
                () ->
                        GoProcesses.named("p")
                                .parent(parent)
                                .threadFactory(factory)
                                .go(self -> ran.set(true)));

        parent.close();
        assertFalse(ran.get());
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void ifTheThreadCannotBeStartedTheProcessClosesAndItsTeardownRuns(ThreadFactory factory)
            throws InterruptedException {
        CountDownLatch tornDown = new CountDownLatch(1);
        GoProcess parent = GoProcesses.named("parent").open();
        assertThrows(
                Throwable.class,
                () ->
                        GoProcesses.named("p")
                                .parent(parent)
                                .threadFactory(factory)
                                .teardown(tornDown::countDown)
                                .go(self -> {}));

        tornDown.await();
        parent.closeAfterChildren();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void ifTheThreadCannotBeStartedThatIsAFailureOfTheProcess(ThreadFactory factory)
            throws InterruptedException {
        GoProcess other = GoProcesses.named("other").open();
        assertThrows(
                Throwable.class,
                () ->
                        GoProcesses.named("p")
                                .closeOnFailure(other)
                                .threadFactory(factory)
                                .go(self -> {}));

        other.closed().await();
    }

    @Test
    void theErrorOfTheFactoryReachesTheCaller() {
        Throwable thrown =
                assertThrows(
                        Throwable.class,
                        () -> GoProcesses.named("p").threadFactory(faulty().get(0)).go(self -> {}));

        assertSame(NO_THREAD, thrown);
    }

    @Test
    void noThreadAndAStartedThreadAreIllegalStates() {
        for (int kind : new int[] {2, 3, 4}) {
            assertThrows(
                    IllegalStateException.class,
                    () -> GoProcesses.named("p").threadFactory(faulty().get(kind)).go(self -> {}));
        }
    }

    @Test
    void theFunctionRunsOnTheThreadOfTheFactory() {
        AtomicReference<Thread> made = new AtomicReference<>();
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        ThreadFactory factory =
                task -> {
                    made.set(new Thread(task, "made by hand"));
                    return made.get();
                };

        GoProcesses.named("p")
                .threadFactory(factory)
                .go(self -> ranOn.set(Thread.currentThread()))
                .err();

        assertSame(made.get(), ranOn.get());
        assertEquals("made by hand", ranOn.get().getName());
    }

    @Test
    void theFactoryIsAskedOnceOnTheCaller() {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<Thread> askedOn = new AtomicReference<>();
        ThreadFactory factory =
                task -> {
                    asked.incrementAndGet();
                    askedOn.set(Thread.currentThread());
                    return new Thread(task);
                };

        GoProcesses.named("p").threadFactory(factory).go(self -> {}).err();

        assertEquals(1, asked.get());
        assertSame(Thread.currentThread(), askedOn.get());
    }

    @Test
    void aThreadThatRunsItsTaskTwiceRunsTheFunctionOnce() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);
        ThreadFactory factory =
                task ->
                        new Thread(
                                () -> {
                                    task.run();
                                    try {
                                        task.run();
                                    } finally {
                                        second.countDown();
                                    }
                                });

        GoProcesses.named("p").threadFactory(factory).go(self -> runs.incrementAndGet()).err();

        assertTrue(await(second));
        assertEquals(1, runs.get());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void aFactoryMayCloseTheParent() throws InterruptedException {
        GoProcess parent = GoProcesses.named("parent").open();
        AtomicBoolean wasClosing = new AtomicBoolean();
        ThreadFactory factory =
                task -> {
                    parent.closeAsync();
                    return new Thread(task);
                };

        GoProcesses.named("p")
                .parent(parent)
                .threadFactory(factory)
                .go(self -> wasClosing.set(self.closing().isRaised()));

        parent.closed().await();
        assertTrue(wasClosing.get());
    }

    @Test
    void withoutOneTheThreadIsAVirtualOneNamedAfterTheProcess() {
        AtomicReference<Thread> ranOn = new AtomicReference<>();

        GoProcesses.named("indexer").go(self -> ranOn.set(Thread.currentThread())).err();

        assertTrue(ranOn.get().isVirtual());
        assertEquals("indexer", ranOn.get().getName());
    }
}
