package goprocess.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** On which threads functions and teardowns never run, and what those threads are like. */
class ThreadOfUserCodeTest {
    private static final InheritableThreadLocal<String> INHERITABLE =
            new InheritableThreadLocal<>();

    private final CompletableFuture<Thread> ranOn = new CompletableFuture<>();
    private final Teardown teardown = () -> ranOn.complete(Thread.currentThread());

    private void assertRunsElsewhere(Consumer<GoProcess> call) {
        call.accept(GoProcesses.withTeardown(teardown));

        Thread thread = ranOn.join();
        assertNotSame(Thread.currentThread(), thread);
        assertTrue(OwnThreads.isOwn(thread), thread::toString);
    }

    @Test
    void noTeardownRunsOnAThreadThatCalledCloseAsync() {
        assertRunsElsewhere(GoProcess::closeAsync);
    }

    @Test
    void noTeardownRunsOnAThreadThatCalledCloseWithATimeout() {
        assertRunsElsewhere(p -> p.close(Duration.ofDays(1)));
    }

    @Test
    void noTeardownRunsOnAThreadThatCalledAddChild() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSING)) {
            assertRunsElsewhere(held.process()::addChild);
        }
    }

    @Test
    void noTeardownRunsOnAThreadThatCalledAddChildNoWait() throws InterruptedException {
        try (Held held = Held.at(Held.Stage.CLOSED)) {
            assertRunsElsewhere(held.process()::addChildNoWait);
        }
    }

    @Test
    void theTeardownOfAChildNeverRunsOnAThreadThatClosesItsParent() {
        GoProcess parent = GoProcesses.named("parent").open();

        assertRunsElsewhere(
                child -> {
                    parent.addChild(child);
                    parent.close();
                });
    }

    @Test
    void theTeardownOfAParentNeverRunsOnAThreadThatClosesItsChild() {
        GoProcess child = GoProcesses.named("child").open();

        assertRunsElsewhere(
                parent -> {
                    parent.waitFor(child);
                    parent.closeAsync();
                    child.close();
                });
    }

    @Test
    void noTeardownRunsOnAThreadThatWaitsInErr() {
        assertRunsElsewhere(
                p -> {
                    Waiter waiter = Waiter.in(p::err);
                    p.closeAsync();
                    assertNotSame(waiter.thread(), ranOn.join());
                });
    }

    @Test
    void noTeardownRunsOnAThreadOfTheUsersFactory() {
        AtomicReference<Thread> functionRanOn = new AtomicReference<>();
        GoProcesses.named("p")
                .threadFactory(Thread.ofPlatform().factory())
                .teardown(teardown)
                .go(self -> functionRanOn.set(Thread.currentThread()));

        Thread thread = ranOn.join();
        assertNotSame(functionRanOn.get(), thread);
        assertTrue(OwnThreads.isOwn(thread), thread::toString);
    }

    @Test
    void noFunctionRunsOnItsCaller() {
        AtomicReference<Thread> functionRanOn = new AtomicReference<>();

        GoProcesses.go(self -> functionRanOn.set(Thread.currentThread())).close();

        assertNotSame(Thread.currentThread(), functionRanOn.get());
    }

    @Test
    void aTeardownOnAThreadOfTheLibraryInheritsNoThreadLocals() throws InterruptedException {
        AtomicReference<String> seen = new AtomicReference<>("unset");
        GoProcess p = GoProcesses.withTeardown(() -> seen.set(INHERITABLE.get()));

        INHERITABLE.set("secret of the caller");
        try {
            p.closeAsync().await();
        } finally {
            INHERITABLE.remove();
        }

        assertNull(seen.get());
    }

    @Test
    void aTeardownStartsWithTheInterruptFlagClearThoughItsCloserIsInterrupted() {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        GoProcess p =
                GoProcesses.withTeardown(
                        () -> interrupted.set(Thread.currentThread().isInterrupted()));

        Thread.currentThread().interrupt();
        p.close();

        assertTrue(Thread.interrupted());
        assertEquals(false, interrupted.get());
    }

    @Test
    void aTeardownStartsWithTheInterruptFlagClearThoughTheOneBeforeLeftItSet() {
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        GoProcess parent =
                GoProcesses.withTeardown(
                        () -> interrupted.set(Thread.currentThread().isInterrupted()));
        GoProcess last = parent;
        for (int i = 0; i < 100; i++) {
            last =
                    GoProcesses.named("child")
                            .parent(last)
                            .teardown(() -> Thread.currentThread().interrupt())
                            .open();
        }

        parent.close();

        assertEquals(false, interrupted.get());
    }
}
