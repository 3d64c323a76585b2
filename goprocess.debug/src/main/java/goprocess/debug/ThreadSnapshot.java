package goprocess.debug;

import goprocess.debug.graph.ThreadLook;
import goprocess.debug.render.Frames;

import java.util.List;
import java.util.Optional;

/**
 * A thread when the graph was captured. The thread itself is not kept.
 *
 * @param tid its number as the JDK has it: {@link Thread#threadId()}
 * @param name its name; empty where it has none
 * @param state what it was at; RUNNABLE where a recording does not tell
 * @param stack its stack, innermost frame first; empty where it was not taken
 * @param lock what it waits for, where the JVM tells
 * @param interrupted whether it was interrupted and went on: the flag was set
 */
public record ThreadSnapshot(
        long tid,
        String name,
        Thread.State state,
        List<StackTraceElement> stack,
        Optional<LockSnapshot> lock,
        boolean interrupted) {
    /**
     * Made by the library.
     *
     * @param tid its number
     * @param name its name
     * @param state what it was at
     * @param stack its stack
     * @param lock what it waits for
     * @param interrupted whether it was interrupted and went on
     */
    public ThreadSnapshot {
        stack = List.copyOf(stack);
    }

    /**
     * Where in the application it is.
     *
     * @return the first frame that is neither the JDK's nor the library's
     */
    public Optional<StackTraceElement> frame() {
        return Frames.own(stack);
    }

    static ThreadSnapshot of(ThreadLook look) {
        return new ThreadSnapshot(
                look.tid(),
                look.name(),
                look.state(),
                look.stack(),
                Optional.ofNullable(look.lock()).map(LockSnapshot::of),
                look.interrupted());
    }
}
