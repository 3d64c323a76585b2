package goprocess.verification.child;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.DeadlockException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.RefusedException;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Opens a process, says so, and then closes in every way that there is. */
public final class Closes {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Closes() {}

    public static void main(String[] args) throws InterruptedException {
        GoProcess first = GoProcesses.named("first").open();
        Say.line("opened");
        first.close();
        failing();
        held();
        waiting();
        Say.line("closed");
    }

    private static void failing() {
        GoProcess other = GoProcesses.named("other").open();
        GoProcess failing =
                GoProcesses.named("failing")
                        .closeOnFailure(other)
                        .teardown(Closes::fail)
                        .go(self -> fail());
        try {
            failing.close();
        } catch (CloseException e) {
            failing.errNow();
        }
        other.err();
    }

    private static void fail() {
        throw new IllegalStateException("on purpose");
    }

    private static void held() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        GoProcess top = GoProcesses.named("top").open();
        GoProcess held =
                GoProcesses.named("held")
                        .parent(top)
                        .interruptAfter(Duration.ofDays(1))
                        .go(
                                self -> {
                                    begun.countDown();
                                    NEVER.await();
                                });
        begun.await();
        try {
            top.close(Duration.ZERO);
        } catch (CloseTimeoutException e) {
            held.abandon();
        }
        top.close();
    }

    private static void waiting() throws InterruptedException {
        GoProcess wished = GoProcesses.named("wished").teardown(() -> {}).open();
        wished.closing().onRaised(() -> {});
        var unused = wished.closed().toFuture();
        wished.go(
                self -> {
                    try {
                        wished.err();
                    } catch (DeadlockException e) {
                        wished.childrenClosed().onRaised(() -> {});
                    }
                });
        wished.closeAfterChildren();
        wished.closed().await();
        try {
            wished.go(self -> {});
        } catch (RefusedException e) {
            wished.errNow();
        }
    }
}
