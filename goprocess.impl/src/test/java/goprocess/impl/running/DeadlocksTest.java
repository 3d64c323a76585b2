package goprocess.impl.running;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** A wait that can never end fails fast, and no other does. */
class DeadlocksTest {
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    private void noting(Runnable wait) {
        try {
            wait.run();
        } catch (Throwable e) {
            thrown.compareAndSet(null, e);
        }
    }

    @Test
    void aFunctionDoesNotWaitForWhatWaitsForIt() {
        GoProcess parent = GoProcesses.named("parent").open();
        GoProcess child = GoProcesses.goChild(parent, self -> noting(parent::close));

        child.err();

        assertInstanceOf(DeadlockException.class, thrown.get());
        parent.close();
    }

    @Test
    void twoFunctionsThatCloseEachOtherDoNotHang() {
        CompletableFuture<GoProcess> second = new CompletableFuture<>();
        GoProcess first = GoProcesses.go(self -> noting(() -> second.join().close()));
        second.complete(GoProcesses.go(self -> noting(first::close)));

        first.err();
        second.join().err();

        assertInstanceOf(DeadlockException.class, thrown.get());
    }

    @Test
    void aWaitWithALimitIsNoPartOfAChain() {
        CompletableFuture<GoProcess> second = new CompletableFuture<>();
        CountDownLatch entered = new CountDownLatch(1);
        GoProcess first =
                GoProcesses.go(
                        self -> {
                            self.closing().await();
                            GoProcess other = second.join();
                            other.closeAsync();
                            entered.countDown();
                            try {
                                other.close(Duration.ofMillis(1));
                            } catch (goprocess.api.CloseTimeoutException e) {
                                // as it may
                            }
                        });
        second.complete(
                GoProcesses.go(
                        self -> {
                            entered.await();
                            noting(first::close);
                        }));

        first.close();
        second.join().close();

        assertNull(thrown.get());
    }

    /** A thread that the library did not make runs one teardown inside another. */
    @Test
    void aThreadIsStillInATeardownWhenOneInsideHasEnded() throws InterruptedException {
        Thread user =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    CompletableFuture<GoProcess> own = new CompletableFuture<>();
                                    GoProcess inner = GoProcesses.withTeardown(() -> {});
                                    own.complete(
                                            GoProcesses.withTeardown(
                                                    () -> {
                                                        inner.close();
                                                        noting(own.join()::close);
                                                    }));
                                    own.join().close();
                                });

        assertTrue(user.join(Duration.ofMinutes(1)), "it waits for itself");
        assertInstanceOf(DeadlockException.class, thrown.get());
    }
}
