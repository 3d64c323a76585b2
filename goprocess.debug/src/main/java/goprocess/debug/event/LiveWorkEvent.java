package goprocess.debug.event;

import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LIVE_WORK}. */
@Name(EventNames.LIVE_WORK)
@Label("Live Work")
@Description(
        "A callback, a function or teardown that had not begun, or abandoned work that still ran,"
                + " when this chunk of the recording began or ended, or a close took long")
@Registered
public final class LiveWorkEvent extends ProcessEvent {
    /** The kinds of work. */
    public enum Role {
        /** Its function, which had not begun. */
        FUNCTION,
        /** Its teardown, which had not begun. */
        TEARDOWN,
        /** A callback that holds up its teardown. */
        CALLBACK,
        /** Abandoned work that still ran. */
        ABANDONED
    }

    @ProcessId
    @Label("Process")
    @Description("The process whose work it is")
    long id;

    @Label("Name")
    @Description("The name of the process, if that has closed and this work was abandoned")
    @Nullable String name;

    @Label("Role")
    @Description("FUNCTION, TEARDOWN, CALLBACK or ABANDONED")
    @Nullable String role;

    @Label("Started")
    @Description("It had begun")
    boolean started;

    @Label("Work Thread")
    @Description("The thread that ran it, or was to")
    @Nullable Thread workThread;

    @Label("Clock at Work")
    @Description("System.nanoTime() when it began, was queued or was given up; 0 if unknown")
    long workAt;

    @Label("No Carrier")
    @Description(
            "It had not begun, and no carrier thread was free: a virtual thread that was started as"
                    + " a probe did not run")
    boolean noCarrier;

    @Label("Thread State")
    @Nullable String threadState;

    @Label("Stack")
    @Description("Where its thread is, one frame per line, innermost first")
    @Nullable String stack;

    /**
     * Emits the event. The time was taken before the work was read.
     *
     * @param noCarrier whether it had not begun, and no carrier thread was free
     * @param look where the thread was, or null
     */
    public static void emit(
            long id,
            Role role,
            ProcessNode.Work work,
            boolean noCarrier,
            @Nullable ThreadText look,
            long time) {
        emit(id, null, role, work, noCarrier, look, time);
    }

    /**
     * Emits the event for abandoned work.
     *
     * @param isOpen whether its process is in the same snapshot
     * @param look where the thread was, or null
     */
    public static void emit(
            AbandonedWork work, boolean isOpen, @Nullable ThreadText look, long time) {
        emit(
                work.processId(),
                isOpen ? null : EventText.shortened(work.processName()),
                Role.ABANDONED,
                new ProcessNode.Work(work.thread(), true, work.since()),
                false,
                look,
                time);
    }

    private static void emit(
            long id,
            @Nullable String name,
            Role role,
            ProcessNode.Work work,
            boolean noCarrier,
            @Nullable ThreadText look,
            long time) {
        LiveWorkEvent event = new LiveWorkEvent();
        event.at = time;
        event.id = id;
        event.name = name;
        event.role = role.name();
        event.started = work.started();
        event.workThread = work.thread();
        event.workAt = work.since();
        event.noCarrier = noCarrier;
        event.threadState = look == null ? null : look.state();
        event.stack = look == null ? null : look.stack();
        event.write();
    }
}
