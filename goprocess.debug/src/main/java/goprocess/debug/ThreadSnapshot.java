package goprocess.debug;

import goprocess.debug.graph.ThreadLook;
import goprocess.debug.render.Frames;
import goprocess.debug.render.Words;

import java.util.List;
import java.util.Optional;

/**
 * A thread when the graph was captured. The thread itself is not retained.
 *
 * @param tid its number, {@link Thread#threadId()}
 * @param name its name; empty if it has none
 * @param state its state; RUNNABLE if it was not recorded
 * @param stack its stack, innermost frame first; empty if it was not taken
 * @param lock what it waits for, if the JVM reports it
 * @param interrupted whether it was interrupted and went on; its flag may be clear
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
     * @param state its state
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

    /**
     * On one line, whatever the name contains, and without the stack: "worker", tid 22, WAITING.
     */
    @Override
    public String toString() {
        return "\"" + Words.oneLine(name) + "\", tid " + tid + ", " + state;
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
