package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import jdk.jfr.Contextual;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/**
 * A function or a teardown. On a JDK that knows {@link Contextual}, {@code jfr print} shows the
 * process with whatever else happened on the thread meanwhile.
 */
@Registered(false)
public abstract class WorkEvent extends ProcessEvent {
    @ProcessId
    @Contextual
    @Label("Process")
    long id;

    @Contextual
    @Label("Name")
    @Nullable String name;

    @Label("Clock at Start")
    @Description("System.nanoTime() when it started; 0 if that was before the recording")
    long startedAt;

    @Label("Failure")
    @Description("What it threw")
    @Nullable String failure;

    /** The same event, to be ended when the work is, or null if nobody records it. */
    public final @Nullable WorkEvent begun(ProcessNode process, long time) {
        if (!isEnabled()) {
            return null;
        }
        startedAt = time;
        name(process);
        begin();
        return this;
    }

    /**
     * Called for an event that was {@link #begun}, or for a fresh one if nobody recorded the
     * beginning.
     */
    public final void ended(ProcessNode process, @Nullable Throwable thrown, long time) {
        if (!isEnabled()) {
            return;
        }
        if (startedAt == 0) {
            name(process);
        }
        at = time;
        failure = EventText.of(thrown);
        commit();
    }

    private void name(ProcessNode process) {
        id = process.id();
        name = EventText.shortened(process.name());
    }
}
