package goprocess.verification.child;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Opens a few processes that have to do with each other, and closes them; again and again. */
final class Family implements Runnable {
    private final GoProcess parent;
    private final GoProcess other;
    private final AtomicLong closed;
    private final AtomicBoolean enough;
    private final List<GoProcess> opened = new ArrayList<>();

    Family(GoProcess parent, GoProcess other, AtomicLong closed, AtomicBoolean enough) {
        this.parent = parent;
        this.other = other;
        this.closed = closed;
        this.enough = enough;
    }

    @Override
    public void run() {
        while (!enough.get()) {
            childrenWithTeardowns();
            linksThatDoNotWait();
            functionsUntilTheyAreClosed();
            functionsThatEnd();
            failures();
            actions();
            waitsThatTimeOut();
            lateTeardowns();
            refusals();
            for (GoProcess process : opened) {
                process.closeAsync();
                process.err();
            }
            closed.addAndGet(opened.size());
            opened.clear();
        }
    }

    private GoProcess opened(GoProcess process) {
        opened.add(process);
        return process;
    }

    private void childrenWithTeardowns() {
        GoProcess first =
                opened(GoProcesses.named("first").parent(parent).teardown(() -> {}).open());
        GoProcess second =
                opened(
                        GoProcesses.named("second")
                                .parent(parent)
                                .parent(other)
                                .waitFor(first)
                                .teardown(first::closeAsync)
                                .open());
        second.addChild(opened(GoProcesses.withParent(parent)));
        first.closeAsync();
        second.close();
    }

    private void linksThatDoNotWait() {
        GoProcess mine = opened(GoProcesses.withParent(other));
        parent.addChildNoWait(mine);
        mine.addChildNoWait(opened(GoProcesses.withParent(parent)));
        parent.waitFor(mine);
        opened(GoProcesses.named("loyal").parent(mine).closeOnFailure(parent).open());
        mine.close();
    }

    private void functionsUntilTheyAreClosed() {
        GoProcess asked = opened(parent.go(self -> self.closing().await()));
        GoProcess interrupted =
                opened(
                        GoProcesses.named("interrupted")
                                .parent(asked)
                                .interruptAfter(Duration.ZERO)
                                .go(self -> GoProcesses.background().closed().await()));
        asked.close();
        interrupted.close();
    }

    private void functionsThatEnd() {
        GoProcess work = opened(GoProcesses.withParent(parent));
        for (int i = 0; i < 3; i++) {
            opened(work.go(self -> self.go(inner -> {}).closed().await()));
            closed.incrementAndGet(); // the inner one
        }
        work.closeAfterChildren();
    }

    private void failures() {
        GoProcess friend = opened(GoProcesses.withParent(parent));
        GoProcess failing =
                opened(
                        GoProcesses.named("failing")
                                .parent(other)
                                .closeOnFailure(friend)
                                .teardown(
                                        () -> {
                                            throw new StackOverflowError();
                                        })
                                .go(
                                        self -> {
                                            throw new IOException();
                                        }));
        try {
            failing.close();
            throw new AssertionError("it must fail");
        } catch (CloseException e) {
            ensureFailsWith(e.getCause(), friend);
        }
    }

    /** The failure was handed on to it. */
    private static void ensureFailsWith(Throwable failure, GoProcess friend) {
        if (friend.err().orElse(null) != failure) {
            throw new AssertionError(friend + " has not failed with what it was handed", failure);
        }
    }

    private void actions() {
        GoProcess next = opened(GoProcesses.withParent(parent));
        GoProcess mine = opened(GoProcesses.withParent(parent));
        mine.closing().onRaised(next::closeAsync);
        mine.closed().toFuture();
        parent.closed().onRaised(() -> {}).cancel();
        parent.closing().toFuture().cancel(true);
        mine.closeAsync();
        next.close();
        mine.close(); // its callback has a thread of its own, and need not have returned before
    }

    private void waitsThatTimeOut() {
        CountDownLatch release = new CountDownLatch(1);
        GoProcess held = opened(parent.go(self -> release.await()));
        try {
            held.close(Duration.ofNanos(1));
        } catch (CloseTimeoutException e) {
            held.closeAsync();
        }
        try {
            parent.closed().await(Duration.ofNanos(1));
            other.closing().await(Duration.ofNanos(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        release.countDown();
    }

    private void lateTeardowns() {
        GoProcess mine = opened(GoProcesses.withParent(parent));
        mine.close();
        mine.setTeardown(() -> {});
    }

    private void refusals() {
        GoProcess over = opened(GoProcesses.withParent(parent));
        over.close();
        try {
            GoProcesses.named("refused").parent(parent).parent(over).open();
            throw new AssertionError("it must be refused");
        } catch (IllegalStateException e) {
            parent.addChildNoWait(over);
        }
    }
}
