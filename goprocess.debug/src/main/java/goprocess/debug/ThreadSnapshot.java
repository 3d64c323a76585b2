package goprocess.debug;

import goprocess.debug.graph.ThreadLook;

import java.util.List;

/**
 * A thread when the graph was captured. The thread itself is not kept.
 *
 * @param tid its number as the JDK has it: {@link Thread#threadId()}
 * @param name its name; empty where it has none
 * @param state what it was at
 * @param stack its stack, innermost frame first; empty where it was not taken
 */
public record ThreadSnapshot(
        long tid, String name, Thread.State state, List<StackTraceElement> stack) {
    /**
     * Made by the library.
     *
     * @param tid its number
     * @param name its name
     * @param state what it was at
     * @param stack its stack
     */
    public ThreadSnapshot {
        stack = List.copyOf(stack);
    }

    static ThreadSnapshot of(ThreadLook look) {
        return new ThreadSnapshot(look.tid(), look.name(), look.state(), look.stack());
    }
}
