package goprocess.debug.event;

import goprocess.spi.ProcessEvent.Abandoned;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** See {@link EventNames#ABANDONED}. */
@Name(EventNames.ABANDONED)
@Label("Process Abandoned")
@Description("Work or a wait of a process was given up; work that had begun goes on")
@Registered
public final class AbandonedEvent extends ProcessEvent {
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
        List<StackTraceElement> frames =
                failure == null ? List.of() : List.of(failure.getStackTrace());
        if (thread != null && !frames.isEmpty()) { // else there were too many, or none to be had
            event.threadState = stateOf(thread).name();
            event.stack = EventText.report(ThreadText.of(frames));
        }
        event.to = Ids.of(abandoned.to());
        event.toName = Ids.nameOf(abandoned.to());
        event.write();
    }

    /** The state of a thread, which may be of a class of the user's. */
    private static Thread.State stateOf(Thread thread) {
        try {
            Thread.State state = thread.getState();
            return state == null ? Thread.State.RUNNABLE : state;
        } catch (RuntimeException | Error e) {
            return Thread.State.RUNNABLE;
        }
    }
}
