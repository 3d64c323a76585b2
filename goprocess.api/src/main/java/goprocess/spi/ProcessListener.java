package goprocess.spi;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Is notified of the transitions of processes. The implementation finds listeners by {@link
 * java.util.ServiceLoader} when it is loaded; without one they cost nothing.
 *
 * <p>Two methods decide which events a listener receives: {@link #interests}, which is called once,
 * and {@link #isRecording}, which is called at each transition. A transition in which no listener
 * is interested takes place as if there were none.
 *
 * <p>For each process {@link #opened opened} comes first and {@link #closed closed} last. In
 * between, calls from different threads may arrive in any order; each event has its time. Only the
 * end of a function or teardown that was abandoned comes when it ends, and so after closed. No lock
 * is held during a call. It is made on the thread that makes the transition, or soon after it. A
 * listener should be quick: the transition waits for it. It must not wait for a process; see {@link
 * goprocess.api.Signal#onRaised}. What it throws is logged once, and has no effect on any process.
 *
 * <p>A method may return an object, such as an event that it has begun. The object is passed back
 * to the method for the matching end, and is then released.
 */
public interface ProcessListener {
    /** A kind of call that a listener may want. */
    enum Interest {
        /** {@link ProcessListener#opened}. */
        OPENED,
        /** {@link ProcessListener#linked}. */
        LINKED,
        /** {@link ProcessListener#closeWished}. */
        CLOSE_WISHED,
        /** {@link ProcessListener#closing}. */
        CLOSING,
        /** {@link ProcessListener#functionStarted} and {@link ProcessListener#functionEnded}. */
        FUNCTION,
        /** {@link ProcessListener#teardownStarted} and {@link ProcessListener#teardownEnded}. */
        TEARDOWN,
        /** {@link ProcessListener#abandoned}. */
        ABANDONED,
        /** {@link ProcessListener#closed}. */
        CLOSED,
        /**
         * {@link ProcessListener#closedAtOnce}, in place of {@code closing} and {@code closed}, for
         * a close that takes no time: most processes of a busy service end like this.
         */
        CLOSED_AT_ONCE,
        /** {@link ProcessListener#callbackRegistered}. */
        CALLBACK,
        /** {@link ProcessListener#waiting}, which makes each wait for a process cost more. */
        WAITING,
        /** {@link ProcessListener#leaked}. */
        LEAKED
    }

    /**
     * The events that the listener wants. Asked once, when the listener is installed.
     *
     * @return any of the interests; by default all but {@link Interest#CLOSED_AT_ONCE}
     */
    default Set<Interest> interests() {
        return Collections.unmodifiableSet(
                EnumSet.complementOf(EnumSet.of(Interest.CLOSED_AT_ONCE)));
    }

    /**
     * Whether the listener wants all its events at this moment. While it does not, it is not
     * notified of openings, functions and teardowns. While no listener wants all events, the
     * library avoids reading the clock. No listener is then notified of a close that takes no time,
     * if the process was opened under a parent. The times of a {@link ProcessEvent.ClosedAtOnce}
     * may be 0. For a function that began meanwhile, {@link ProcessNode.Work#since} is the time
     * when its process was opened. The method is called at each transition, and has to be quick.
     *
     * @return true by default
     */
    default boolean isRecording() {
        return true;
    }

    /**
     * A process was opened.
     *
     * @param event which, and under which parent
     */
    default void opened(ProcessEvent.Opened event) {}

    /**
     * Two processes were linked.
     *
     * @param event by which link
     */
    default void linked(ProcessEvent.Linked event) {}

    /**
     * A process will close by itself, once everything it waits for has closed.
     *
     * @param event which
     */
    default void closeWished(ProcessEvent.CloseWished event) {}

    /**
     * A process began to close.
     *
     * @param event which, and why
     * @return is {@link ProcessEvent.Closed#begun}
     */
    default @Nullable Object closing(ProcessEvent.Closing event) {
        return null;
    }

    /**
     * A function starts on the current thread.
     *
     * @param event whose
     * @return is {@link ProcessEvent.FunctionEnded#begun}
     */
    default @Nullable Object functionStarted(ProcessEvent.FunctionStarted event) {
        return null;
    }

    /**
     * A function ended, on the current thread. If it was abandoned, its process may have closed.
     *
     * @param event whose, and how
     */
    default void functionEnded(ProcessEvent.FunctionEnded event) {}

    /**
     * A teardown starts on the current thread.
     *
     * @param event whose
     * @return is {@link ProcessEvent.TeardownEnded#begun}
     */
    default @Nullable Object teardownStarted(ProcessEvent.TeardownStarted event) {
        return null;
    }

    /**
     * A teardown ended, on the current thread. If it was abandoned, its process has closed.
     *
     * @param event whose, and how
     */
    default void teardownEnded(ProcessEvent.TeardownEnded event) {}

    /**
     * Work or a wait of a process was given up, by {@code abandon}, {@code abandonAfter} or the
     * application. The end of the work comes at about the same time, or later.
     *
     * @param event what, and whose
     */
    default void abandoned(ProcessEvent.Abandoned event) {}

    /**
     * A process is closed.
     *
     * @param event which, after which other, and with which failure
     */
    default void closed(ProcessEvent.Closed event) {}

    /**
     * A process began to close, and is closed.
     *
     * @param event which, why, and with which failure
     */
    default void closedAtOnce(ProcessEvent.ClosedAtOnce event) {}

    /**
     * The current thread registers a callback with a signal. The callback runs on a thread of the
     * library. What belongs to the current thread, such as the values of its thread-locals, is
     * missing there unless this method passes it on.
     *
     * @param process whose signal
     * @param callback what is to run
     * @return the action to run: the callback itself, or one that runs the callback
     */
    default Runnable callbackRegistered(ProcessNode process, Runnable callback) {
        return callback;
    }

    /**
     * The current thread is about to wait until a process is closed.
     *
     * @param event for which
     */
    default void waiting(ProcessEvent.Waiting event) {}

    /**
     * A process became garbage while it was open.
     *
     * @param event which
     */
    default void leaked(ProcessEvent.Leaked event) {}
}
