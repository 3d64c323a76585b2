package goprocess.spi;

import goprocess.api.State;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** A read-only view of one process of the live graph. Reading it stops no thread. */
public interface ProcessNode {
    /**
     * The number of the process.
     *
     * @return unique in this JVM
     */
    long id();

    /**
     * The name of the process.
     *
     * @return never blank
     */
    String name();

    /**
     * The state of the process.
     *
     * @return at this moment
     */
    State state();

    /**
     * Everything that is known about this process itself, as it was at one moment.
     *
     * @return a consistent look
     */
    Look look();

    /**
     * Visits the links of this process to others that are open. The visit is weakly consistent: a
     * link that is made or removed meanwhile may or may not be visited, and none is visited twice
     * unless links are removed meanwhile.
     *
     * @param visitor is called while no lock is held
     */
    void forEachLink(Consumer<? super ProcessLink> visitor);

    /**
     * Visits the links of open processes to this one, each with this process as {@code to}. It is
     * as consistent as {@link #forEachLink}. Links from {@code background()} are not visited.
     *
     * @param visitor is called while no lock is held
     */
    void forEachLinkFrom(Consumer<? super ProcessLink> visitor);

    /**
     * The threads that wait, through the library, for this process to be closed.
     *
     * @return a snapshot
     */
    List<Wait> waits();

    /**
     * The threads that wait, through the library, until everything that this process waits for has
     * closed, except for its own function: they wait for {@code childrenClosed()}. They wait
     * neither for the function of this process nor for its teardown. A function that waits in this
     * way for its own process may be missing.
     *
     * @return a snapshot; empty if the provider does not know
     */
    default List<Wait> childrenWaits() {
        return List.of();
    }

    /**
     * Whether the function of this process has been interrupted because of {@code interruptAfter},
     * and has not ended. The flag of its thread does not tell: a function that goes on has usually
     * cleared it.
     *
     * @return at this moment; false if the provider does not know
     */
    default boolean isFunctionInterrupted() {
        return false;
    }

    /**
     * A process at one moment. Times are as {@link System#nanoTime()} gives them, and 0 without a
     * listener.
     *
     * @param state its state
     * @param waitsFor how many open things it waits for: processes, and its function
     * @param function its function, while it has not ended
     * @param teardown its teardown, while it runs or is queued
     * @param hasTeardown whether a teardown was set and has not begun
     * @param afterChildren whether it will close by itself once everything it waits for has closed
     * @param openedAt when it was opened; about a millisecond too early if a million are opened in
     *     a second while no listener records
     * @param wishedAt when it was asked to close after everything it waits for; 0 if it was not
     *     asked, or had nothing to wait for
     * @param closingAt when it began to close; 0 while it runs
     * @param cause why it began to close; null while it runs, and without a listener
     * @param by the process that caused its close; null once this one is closed, or if there is
     *     none
     * @param byThread the name of the thread that made it begin to close
     * @param failure what has failed so far
     * @param callbacks the series of callbacks that hold up its teardown, each with the thread that
     *     runs it; at most four
     */
    record Look(
            State state,
            int waitsFor,
            @Nullable Work function,
            @Nullable Work teardown,
            boolean hasTeardown,
            boolean afterChildren,
            long openedAt,
            long wishedAt,
            long closingAt,
            @Nullable CloseCause cause,
            @Nullable ProcessNode by,
            @Nullable String byThread,
            @Nullable Throwable failure,
            List<Work> callbacks) {}

    /**
     * A function or a teardown that has not ended.
     *
     * @param thread the thread it runs on or will run on; null if none is assigned yet
     * @param started whether it has begun to run; if not, its thread has had no carrier or
     *     processor yet
     * @param since when it began, or was queued; 0 without a listener. If no listener {@link
     *     ProcessListener#isRecording recorded} when a function began, it is the time when the
     *     process was opened
     */
    record Work(@Nullable Thread thread, boolean started, long since) {}

    /**
     * A thread that waits, through the library, for a process to be closed, or for everything that
     * the process waits for.
     *
     * @param thread which
     * @param timed whether the wait ends by itself: it has a timeout, or {@code interruptAfter}
     *     will interrupt it; or the work that waits will be given up by {@code abandonAfter}
     * @param since when it began; 0 without a listener
     */
    record Wait(Thread thread, boolean timed, long since) {}
}
