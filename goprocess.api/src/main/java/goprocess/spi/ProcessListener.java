package goprocess.spi;

import org.jspecify.annotations.Nullable;

/**
 * Is told of every transition of every process. The implementation finds listeners by {@link
 * java.util.ServiceLoader} when it is loaded; without one they cost nothing.
 *
 * <p>Of one process, {@link #opened opened} comes first and {@link #closed closed} last; between
 * them the calls of different threads may arrive in any order, and carry their time, as {@link
 * System#nanoTime()} gives it. They are made under no lock, on the thread that makes the
 * transition, or soon after it. A listener should be quick: what it is told of waits for it. It
 * must not wait for a process, see {@link goprocess.api.Signal#onRaised}. What it throws is logged,
 * once, and harms no process.
 *
 * <p>Where a method returns an object, the same object is given back at the matching end: a place
 * to keep what was begun, such as an event. It is let go of then.
 */
public interface ProcessListener {
    /**
     * Whether it wants to hear of everything at this moment. While none of the listeners does, they
     * are not told of openings, functions and teardowns, the times that {@link #closedAtOnce} gives
     * may be 0, and a look at a function that began meanwhile {@link ProcessNode.Work#since says}
     * when its process was opened: no time is taken where nobody wants to know it. It is asked each
     * time, and has to be quick.
     *
     * @return true, unless it is overridden
     */
    default boolean isRecording() {
        return true;
    }

    /**
     * A process was opened.
     *
     * @param process the new process
     * @param parent its first parent, or null
     * @param time when
     */
    default void opened(ProcessNode process, @Nullable ProcessNode parent, long time) {}

    /**
     * Two processes were linked; not called for the link of a new process with its first parent.
     *
     * @param link from the process that closes or waits for the other, to that other
     * @param time when
     */
    default void linked(ProcessLink link, long time) {}

    /**
     * A process began to close.
     *
     * @param process which
     * @param cause why
     * @param by the process that caused it: the parent, the one that failed; or null
     * @param time when
     * @return is given to {@link #closed}
     */
    default @Nullable Object closing(
            ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time) {
        return null;
    }

    /**
     * A function starts on the current thread.
     *
     * @param process whose function
     * @param time when
     * @return is given to {@link #functionEnded}
     */
    default @Nullable Object functionStarted(ProcessNode process, long time) {
        return null;
    }

    /**
     * A function ended, on the current thread.
     *
     * @param process whose function
     * @param failure what it threw, or null
     * @param started what {@link #functionStarted} returned
     * @param time when
     */
    default void functionEnded(
            ProcessNode process,
            @Nullable Throwable failure,
            @Nullable Object started,
            long time) {}

    /**
     * A teardown starts on the current thread.
     *
     * @param process whose teardown
     * @param time when
     * @return is given to {@link #teardownEnded}
     */
    default @Nullable Object teardownStarted(ProcessNode process, long time) {
        return null;
    }

    /**
     * A teardown ended, on the current thread.
     *
     * @param process whose teardown
     * @param failure what it threw, or null
     * @param started what {@link #teardownStarted} returned
     * @param time when
     */
    default void teardownEnded(
            ProcessNode process,
            @Nullable Throwable failure,
            @Nullable Object started,
            long time) {}

    /**
     * A process is closed.
     *
     * @param process which
     * @param last the process it waited for last, or null if it had to wait for none after it began
     *     to close
     * @param failure its {@code err()}, or null
     * @param closing what {@link #closing} returned
     * @param time when
     */
    default void closed(
            ProcessNode process,
            @Nullable ProcessNode last,
            @Nullable Throwable failure,
            @Nullable Object closing,
            long time) {}

    /**
     * A process began to close, and is closed, since it had nothing to wait for and no teardown.
     * Only a listener that overrides this is told so, in place of {@link #closing} and {@link
     * #closed}: most processes of a busy service end like this.
     *
     * @param process which
     * @param cause why
     * @param by the process that caused it, or null
     * @param failure its {@code err()}, or null
     * @param closingAt when it began to close
     * @param time when it was closed
     */
    default void closedAtOnce(
            ProcessNode process,
            CloseCause cause,
            @Nullable ProcessNode by,
            @Nullable Throwable failure,
            long closingAt,
            long time) {}

    /**
     * The current thread registers a callback with a signal. Since that runs on a thread of the
     * library, what belongs to the current one, such as the values of thread-locals, is not there
     * unless it is handed on here.
     *
     * @param process whose signal
     * @param callback what is to run
     * @return what runs in its place: the callback itself, or an action that runs it
     */
    default Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        return callback;
    }

    /**
     * The current thread is about to wait until a process is closed.
     *
     * @param process which
     * @param time when
     */
    default void waiting(ProcessNode process, long time) {}

    /**
     * A process became garbage while it was open, and with it everything that was below it. It can
     * never be closed any more, and its teardown never runs.
     *
     * @param id its id
     * @param name its name
     * @param openedAt when it was opened
     * @param time when this was noticed
     */
    default void leaked(long id, String name, long openedAt, long time) {}
}
