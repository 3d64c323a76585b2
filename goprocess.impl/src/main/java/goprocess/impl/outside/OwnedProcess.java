package goprocess.impl.outside;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * The part of a process that the outside uses. Its {@code toString} is the text of the process in
 * messages.
 */
public interface OwnedProcess {
    /**
     * Begins to close it, if it has not begun. User code may run on the calling thread.
     *
     * @param cause why
     */
    void begin(CloseCause cause);

    /**
     * Makes the process fail from outside, as if its function had failed: the failure is its {@code
     * err()}, unless it has closed, and it begins to close. A refusal that only answers its close
     * is no failure.
     *
     * @param failure what ended the thread that opened it
     * @return whether it is a failure
     */
    boolean fail(Throwable failure);

    /**
     * Registers an action of the library for the step in which closing begins. The thread that
     * begins the close performs it, before anything else can follow. If closing has begun, it is
     * performed at once.
     *
     * @param action neither waits nor throws
     */
    void whenClosing(Runnable action);

    /**
     * Registers an action that is performed when the process has closed, just before that becomes
     * visible.
     *
     * @param action neither waits nor throws
     */
    void whenClosed(Runnable action);

    /**
     * Waits until it is closed.
     *
     * @param nanos the longest wait; {@link Long#MAX_VALUE} for no limit
     * @param interruptibly whether an interrupt ends the wait
     * @return whether it is closed
     * @throws InterruptedException only if the wait is interruptible
     */
    boolean awaitClosed(long nanos, boolean interruptibly) throws InterruptedException;

    /**
     * Waits until the callbacks of {@code closed()} have returned. The process is closed.
     *
     * @param nanos the longest wait
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
     * Its name and number, for messages in which its state does not matter.
     *
     * @return such as "app #1"
     */
    String label();

    /**
     * A message that it did not close in time, with what is still open below it.
     *
     * @param timeout how long it was waited for
     * @return null if it has closed by now
     */
    @Nullable String openLeaves(Duration timeout);

    /**
     * Logs what is about to be given up, if it can be named.
     *
     * @param after how long after closing began
     */
    void nameWhatIsGivenUp(Duration after);

    /** Gives up on whatever holds its close now. If there was no memory, it can be called again. */
    void abandon();

    /**
     * Gives up on those functions, teardowns and callbacks below it that run on certain threads.
     *
     * @param lost whether a thread will never return
     */
    void abandonOn(Predicate<Thread> lost);
}
