package goprocess.debug.event;

import goprocess.spi.ProcessEvent.Abandoned;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#ABANDONED}. */
@Name(EventNames.ABANDONED)
@Label("Process Abandoned")
@Description("Work or a wait of a process was given up; work that had begun goes on")
@Registered
public final class AbandonedEvent extends ProcessEvent {
    private static final StackTraceElement[] NO_FRAMES = {};

    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("What")
    @Description("function, teardown, callback or wait")
    @Nullable String what;

    @Label("Clock at Start")
    @Description(
            "System.nanoTime() when the function or teardown started, or, if nothing recorded then,"
                    + " when the process was opened; 0 if unknown")
    long startedAt;

    @Label("Work Thread")
    @Description("The thread that runs the work; none if it had not begun")
    @Nullable Thread workThread;

    @Label("Thread State")
    @Nullable String threadState;

    @Label("Stack")
    @Description("Where its thread was, one frame per line, innermost first")
    @Nullable String stack;

    @ProcessId
    @Label("To")
    @Description("The process that is no longer waited for; -1 if work was given up")
    long to;

    @Label("To Name")
    @Nullable String toName;

    public static void emit(Abandoned abandoned) {
        AbandonedEvent event = new AbandonedEvent();
        if (!event.isEnabled()) {
            return;
        }
        Thread thread = abandoned.thread();
        Throwable failure = abandoned.failure();
        event.at = abandoned.time();
        event.id = abandoned.process().id();
        event.name = EventText.shortened(abandoned.process().name());
        event.what = abandoned.what();
        event.startedAt = abandoned.since();
        event.workThread = thread;
        StackTraceElement[] frames = failure == null ? NO_FRAMES : failure.getStackTrace();
        if (thread != null && frames.length > 0) { // else there were too many, or none to be had
            event.threadState = ThreadText.stateOf(thread).name();
            event.stack = EventText.report(ThreadText.of(frames));
        }
        event.to = Ids.of(abandoned.to());
        event.toName = Ids.nameOf(abandoned.to());
        event.write();
    }
}
