package goprocess.debug.graph;

import java.util.List;

/**
 * A thread at one moment. The thread itself is not kept: it would keep its process alive.
 *
 * @param tid as the JDK numbers it
 * @param name its name, may be empty
 * @param state what it was at
 * @param stack its stack, innermost frame first; empty where it was not taken
 */
public record ThreadLook(long tid, String name, Thread.State state, List<StackTraceElement> stack) {
    /** Looks at a thread, but not at its stack. */
    static ThreadLook of(Thread thread) {
        return new ThreadLook(thread.threadId(), thread.getName(), thread.getState(), List.of());
    }

    /** Looks at a thread and its stack. */
    static ThreadLook withStack(Thread thread) {
        List<StackTraceElement> stack = List.of(thread.getStackTrace());
        return new ThreadLook(thread.threadId(), thread.getName(), thread.getState(), stack);
    }
}
