package goprocess.impl.outside;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Predicate;

/** What the outside needs of a process. Its {@code toString} names it, as every message does. */
public interface OwnedProcess {
    /**
     * Begins to close it, if it has not begun. User code may run on the calling thread.
     *
     * @param cause why
     */
    void begin(CloseCause cause);

    /**
     * Makes it fail from outside, as if its function had: that is in {@code err()}, unless it has
     * closed, and it begins to close.
     *
     * @param failure what ended the thread that opened it
     */
    void fail(Throwable failure);

    /**
     * Has an action of the library done in the step in which closing begins, by the thread that
     * begins it and before anything else can follow from it; at once if it has begun.
     *
     * @param action neither waits nor throws
     */
    void whenClosing(Runnable action);

    /**
     * The same when it has closed, just before that can be seen.
     *
     * @param action neither waits nor throws
     */
    void whenClosed(Runnable action);

    /**
     * Waits until it is closed.
     *
     * @param nanos at most so long; {@link Long#MAX_VALUE} is forever
     * @param interruptibly whether an interrupt ends the wait
     * @return whether it is closed
     * @throws InterruptedException only where the wait is interruptible
     */
    boolean awaitClosed(long nanos, boolean interruptibly) throws InterruptedException;

    /**
     * Waits until the callbacks of {@code closed()} have returned. It is closed.
     *
     * @param nanos at most so long
     * @throws InterruptedException if the thread is interrupted
     */
    void awaitCallbacks(long nanos) throws InterruptedException;

    /**
     * What has failed so far.
     *
     * @return null if nothing has
     */
    @Nullable Throwable failure();

    /**
     * Its name and number, as they are shown where its state does not matter.
     *
     * @return such as "app #1"
     */
    String label();

    /**
     * Says that it did not close in time, and what is still open below it.
     *
     * @param timeout how long it was waited for
     * @return null if it has closed by now
     */
    @Nullable String holdups(Duration timeout);

    /**
     * Gives up on whatever holds its close now, and says so.
     *
     * @param after how long after closing began
     */
    void abandonHoldups(Duration after);

    /**
     * Gives up on functions, teardowns and callbacks below it that run on certain threads.
     *
     * @param lost whether a thread will never come back
     */
    void abandonOn(Predicate<Thread> lost);
}
