package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LIVE_WAIT}. */
@Name(EventNames.LIVE_WAIT)
@Label("Live Wait")
@Description(
        "A thread that waited for a process when this chunk of the recording began or ended, or a"
                + " close took long")
@Registered
public final class LiveWaitEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    @Description("The process that the thread waited for")
    long id;

    @Label("Waiting Thread")
    @Nullable Thread waitingThread;

    @Label("Timed")
    @Description("The wait ends by itself after a time, or by an interrupt that is to come")
    boolean timed;

    @Label("Children Only")
    @Description("The thread waited only for what the process waits for, not for its function")
    boolean childrenOnly;

    @Label("Clock at Wait")
    @Description("System.nanoTime() when the wait began")
    long waitingAt;

    /** Emits the event. The time was taken before the wait was read. */
    public static void emit(
            ProcessNode process, ProcessNode.Wait wait, boolean childrenOnly, long time) {
        LiveWaitEvent event = new LiveWaitEvent();
        event.at = time;
        event.id = process.id();
        event.waitingThread = wait.thread();
        event.timed = wait.timed();
        event.childrenOnly = childrenOnly;
        event.waitingAt = wait.since();
        event.write();
    }
}
