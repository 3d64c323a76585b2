package goprocess.debug.graph;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A thread at one moment. The thread itself is not kept: it would keep its process alive.
 *
 * @param tid its number in the JDK
 * @param name its name, may be empty
 * @param virtual whether it needs a carrier thread to run
 * @param state its state
 * @param stack its stack, innermost frame first; empty if it was not taken or is not available
 * @param lock what it waits for; null if it does not wait, or if that is not known
 * @param interrupted whether it had been interrupted and went on
 * @param stackOmitted whether its stack would show what holds a close, but was not taken
 * @param framesOmitted how many of the outermost frames are not in the stack
 */
public record ThreadLook(
        long tid,
        String name,
        boolean virtual,
        Thread.State state,
        List<StackTraceElement> stack,
        @Nullable LockLook lock,
        boolean interrupted,
        boolean stackOmitted,
        int framesOmitted) {
    /** Reads a thread without its stack. */
    static ThreadLook of(Thread thread) {
        return new ThreadLook(
                thread.threadId(),
                thread.getName(),
                thread.isVirtual(),
                stateOf(thread),
                List.of(),
                null,
                false,
                false,
                0);
    }

    /** A thread in a recording, with its stack. */
    public static ThreadLook recorded(
            long tid,
            String name,
            boolean virtual,
            Thread.State state,
            List<StackTraceElement> stack,
            int framesOmitted) {
        return new ThreadLook(tid, name, virtual, state, stack, null, false, false, framesOmitted);
    }

    /** A thread in a recording that does not contain its state: it is assumed to be runnable. */
    public static ThreadLook recorded(long tid, String name) {
        return new ThreadLook(
                tid, name, false, Thread.State.RUNNABLE, List.of(), null, false, true, 0);
    }

    /** Whether it was started, and has had no carrier or processor since. */
    public boolean hasNotRun() {
        return state == Thread.State.RUNNABLE && stack.isEmpty() && !stackOmitted;
    }

    /**
     * Whether it may be that it has not run because no carrier thread is free. A thread of the
     * platform needs none, and may have a class of the user's that shows no stack.
     */
    public boolean mayLackCarrier() {
        return virtual && hasNotRun();
    }

    /** The same thread, marked as one whose stack was not taken because there are too many. */
    ThreadLook withoutStack() {
        return new ThreadLook(
                tid, name, virtual, state, stack, lock, interrupted, true, framesOmitted);
    }

    /** The same thread, marked as one that was interrupted, and that may have cleared its flag. */
    ThreadLook asInterrupted() {
        return with(lock, true);
    }

    /** The same thread, with what it waits for and whether it was interrupted. */
    public ThreadLook with(@Nullable LockLook what, boolean wasInterrupted) {
        return new ThreadLook(
                tid,
                name,
                virtual,
                state,
                stack,
                what,
                wasInterrupted,
                stackOmitted,
                framesOmitted);
    }

    /**
     * Reads a thread with its stack. It goes on meanwhile: what it waits for is left out if it is
     * in another state by then. What its methods throw does not get out.
     */
    public static ThreadLook withStack(Thread thread) {
        Thread.State state = stateOf(thread);
        List<StackTraceElement> stack = stackOf(thread);
        LockLook lock = Locks.of(thread, state);
        return new ThreadLook(
                thread.threadId(),
                thread.getName(),
                thread.isVirtual(),
                state,
                stack,
                lock != null && stateOf(thread) == state ? lock : null,
                isInterrupted(thread),
                false,
                0);
    }

    /**
     * The state of a thread. A factory may return a thread of a class whose methods throw; then
     * only this state is lost.
     */
    private static Thread.State stateOf(Thread thread) {
        try {
            Thread.State state = thread.getState();
            if (state != null) {
                return state;
            }
        } catch (RuntimeException | Error e) {
            // Then the state is derived from isAlive.
        }
        return thread.isAlive() ? Thread.State.RUNNABLE : Thread.State.TERMINATED;
    }

    private static List<StackTraceElement> stackOf(Thread thread) {
        try {
            return List.of(thread.getStackTrace());
        } catch (RuntimeException | Error e) {
            return List.of();
        }
    }

    private static boolean isInterrupted(Thread thread) {
        try {
            return thread.isInterrupted();
        } catch (RuntimeException | Error e) {
            return false;
        }
    }
}
