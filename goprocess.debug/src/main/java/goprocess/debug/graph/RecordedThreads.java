package goprocess.debug.graph;

import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The recorded threads of one process at one moment. They are not threads of this JVM, so a {@link
 * ProcessNode} cannot have them.
 *
 * @param function its function, if it had not ended
 * @param teardown its teardown, if it ran or was queued
 * @param callbacks the rows of callbacks that held up its teardown
 * @param abandoned the abandoned work that still ran
 * @param waits the threads that waited for it
 * @param onCarriers those of its function and teardown that occupied a carrier thread while none
 *     was free
 * @param noCarrier whether some of its work had not begun because no carrier thread was free
 * @param comesAndGoes whether it is closing, or its close is requested, and processes that were
 *     opened since have come and gone
 */
public record RecordedThreads(
        @Nullable WorkLook function,
        @Nullable WorkLook teardown,
        List<WorkLook> callbacks,
        List<WorkLook> abandoned,
        List<Wait> waits,
        List<ThreadLook> onCarriers,
        boolean noCarrier,
        boolean comesAndGoes) {
    /**
     * A thread that waited for the process.
     *
     * @param thread which
     * @param timed whether the wait ends by itself
     * @param childrenOnly whether it waited only for what the process waits for, and not for its
     *     function
     * @param mayHaveEnded whether nothing shows that it went on until this moment; no deadlock is
     *     certain because of it
     * @param since when it began; 0 if unknown
     */
    public record Wait(
            ThreadLook thread,
            boolean timed,
            boolean childrenOnly,
            boolean mayHaveEnded,
            long since) {}

    /** A process of a recording. */
    public interface Node extends ProcessNode {
        /** What is known about its threads. */
        RecordedThreads threads();
    }
}
