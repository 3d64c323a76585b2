package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import jdk.jfr.Contextual;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/**
 * A function or a teardown. On a JDK that has {@link Contextual}, {@code jfr print} shows the
 * process with each other event of the same thread and time.
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

    /** The event to end when the work ends, or null if it is not recorded. */
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
     * Called for an event that was {@link #begun}, or for a new one if the beginning was not
     * recorded.
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
        if (startedAt != 0) {
            endAndWrite();
        } else {
            write();
        }
    }

    private void name(ProcessNode process) {
        id = process.id();
        name = EventText.shortened(process.name());
    }
}
