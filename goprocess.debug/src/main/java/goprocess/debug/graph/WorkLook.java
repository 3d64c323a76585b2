package goprocess.debug.graph;

import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

/**
 * A function or teardown that had not ended.
 *
 * @param thread the thread it runs on or will run on; null if it has none yet
 * @param started whether it had begun
 * @param since when it began or was queued, by {@link System#nanoTime()}; 0 if unknown
 */
public record WorkLook(@Nullable ThreadLook thread, boolean started, long since) {
    static @Nullable WorkLook of(ProcessNode.@Nullable Work work) {
        if (work == null) {
            return null;
        }
        Thread thread = work.thread();
        return new WorkLook(
                thread == null ? null : ThreadLook.of(thread), work.started(), work.since());
    }

    static WorkLook of(AbandonedWork work) {
        return new WorkLook(ThreadLook.withStack(work.thread()), true, work.since());
    }

    /** The same work without the stack of its thread. */
    static @Nullable WorkLook withoutStack(@Nullable WorkLook work) {
        return work == null || work.thread == null
                ? work
                : new WorkLook(work.thread.withoutStack(), work.started, work.since);
    }

    /** How many of its stacks are missing: one or none. */
    static int stacksOmitted(@Nullable WorkLook work) {
        return work != null && work.thread != null && work.thread.stackOmitted() ? 1 : 0;
    }

    /**
     * The same work with the stack that was taken of its thread, if the thread is still the same.
     */
    static @Nullable WorkLook withStack(@Nullable WorkLook work, @Nullable ThreadLook look) {
        return work != null
                        && look != null
                        && work.thread != null
                        && work.thread.tid() == look.tid()
                ? new WorkLook(look, work.started, work.since)
                : work;
    }
}
