package goprocess.debug.event;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LIVE_PROCESS}. */
@Name(EventNames.LIVE_PROCESS)
@Label("Live Process")
@Description(
        "A process that was open when this chunk of the recording began or ended, or a close took"
                + " long")
@Registered
public final class LiveProcessEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("State")
    @Nullable String state;

    @Label("Clock at Opened")
    @Description("System.nanoTime() when it was opened")
    long openedAt;

    @Label("Clock at Close Request")
    @Description(
            "System.nanoTime() when it was asked to close once it waits for nothing more; 0 if it"
                    + " was not")
    long wishedAt;

    @Label("Clock at Closing")
    @Description("System.nanoTime() when it began to close; 0 while it runs")
    long closingAt;

    @Label("Cause")
    @Description("Why it began to close")
    @Nullable String cause;

    @ProcessId
    @Label("By")
    @Description("The process that caused it; -1 if none did")
    long by;

    @Label("By Name")
    @Nullable String byName;

    @Label("By Thread")
    @Description("The thread that made it begin to close")
    @Nullable String byThread;

    @Label("Function Thread")
    @Description("The thread of its function, while that has not ended")
    @Nullable Thread functionThread;

    @Label("Clock at Function Start")
    @Description(
            "System.nanoTime() when its function started, or, where nothing was recorded then, when"
                    + " it was opened; 0 if the function has ended, or there is none")
    long functionAt;

    @Label("Function State")
    @Description("The state of the thread of its function, if that may hold a close")
    @Nullable String functionState;

    @Label("Function Stack")
    @Description(
            "Where its function is, one frame per line, innermost first, if it may hold a close")
    @Nullable String functionStack;

    @Label("Teardown Thread")
    @Description("The thread of its teardown, while that runs")
    @Nullable Thread teardownThread;

    @Label("Clock at Teardown Start")
    @Description("System.nanoTime() when its teardown started; 0 while it has not")
    long teardownAt;

    @Label("Teardown State")
    @Description("The state of the thread of its teardown")
    @Nullable String teardownState;

    @Label("Teardown Stack")
    @Description("Where its teardown is, one frame per line, innermost first")
    @Nullable String teardownStack;

    @Label("After Children")
    @Description("It will close once it waits for nothing more")
    boolean afterChildren;

    @Label("Has Teardown")
    @Description("A teardown was set and had not begun")
    boolean hasTeardown;

    @Label("Waits For")
    @Description("How many open things it waited for: processes, its function, callbacks")
    int waitsFor;

    /**
     * Emits the event. The time was taken before the look, so the process was open at that time or
     * was opened later.
     *
     * @param ofFunction where its function is, or null
     * @param ofTeardown where its teardown is, or null
     */
    public static void emit(
            ProcessNode process,
            long time,
            ProcessNode.Look look,
            @Nullable ThreadText ofFunction,
            @Nullable ThreadText ofTeardown) {
        LiveProcessEvent event = new LiveProcessEvent();
        event.at = time;
        event.id = process.id();
        event.name = EventText.shortened(process.name());
        event.state = look.state().name();
        event.openedAt = look.openedAt();
        event.wishedAt = look.wishedAt();
        event.closingAt = look.closingAt();
        CloseCause why = look.cause();
        event.cause = why == null ? null : why.name();
        event.by = Ids.of(look.by());
        event.byName = Ids.nameOf(look.by());
        event.byThread = look.byThread();
        event.afterChildren = look.afterChildren();
        event.hasTeardown = look.hasTeardown();
        event.waitsFor = look.waitsFor();
        ProcessNode.Work function = look.function();
        if (function != null && function.started()) {
            event.functionThread = function.thread();
            event.functionAt = function.since();
            event.functionState = ofFunction == null ? null : ofFunction.state();
            event.functionStack = ofFunction == null ? null : ofFunction.stack();
        }
        ProcessNode.Work teardown = look.teardown();
        if (teardown != null && teardown.started()) {
            event.teardownThread = teardown.thread();
            event.teardownAt = teardown.since();
            event.teardownState = ofTeardown == null ? null : ofTeardown.state();
            event.teardownStack = ofTeardown == null ? null : ofTeardown.stack();
        }
        event.write();
    }
}
