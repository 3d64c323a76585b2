package goprocess.debug.event;

import goprocess.spi.ProcessEvent.ClosedAtOnce;
import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#CLOSED}. */
@Name(EventNames.CLOSED)
@Label("Process Closed")
@Description("A process closed; the duration is that from closing to closed")
@Registered
public final class ClosedEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("Clock at Closing")
    @Description("System.nanoTime() when it began to close")
    long closingAt;

    @ProcessId
    @Label("Last Waited For")
    @Description("The process that it waited for last; -1 if it had to wait for none")
    long last;

    @Label("Last Waited For Name")
    @Nullable String lastName;

    @Label("Failure")
    @Description("What its function or teardown threw")
    @Nullable String failure;

    /** An object that the listener keeps with the event. The recorder ignores transient fields. */
    private transient @Nullable Object attachment;

    private transient boolean begun;

    /**
     * The event to end when the process is closed, or null if it is not recorded.
     *
     * @param time when the close began
     * @return the event, begun
     */
    public static @Nullable ClosedEvent begun(long time) {
        ClosedEvent event = new ClosedEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.closingAt = time;
        event.begin();
        event.begun = true;
        return event;
    }

    /** Keeps an object with the event. */
    public void attach(@Nullable Object kept) {
        attachment = kept;
    }

    /** What was given to {@link #attach}. */
    public @Nullable Object attachment() {
        return attachment;
    }

    /** Emits both events of a close that took no time, because it had nothing to wait for. */
    public static void emit(ClosedAtOnce end) {
        ClosingEvent closing = new ClosingEvent();
        ClosedEvent closed = new ClosedEvent();
        if (!closing.isEnabled() && !closed.isEnabled()) {
            return;
        }
        String name = EventText.shortened(end.process().name()); // it may be computed each time
        closing.set(end.process(), name, end.cause(), end.by(), end.closingAt());
        closed.closingAt = end.closingAt();
        closed.set(end.process(), name, null, end.failure(), end.time());
        writeBoth(closing, closed);
    }

    /**
     * Called for an event that was {@link #begun}, or for a new one if the beginning was not
     * recorded.
     */
    public void ended(
            ProcessNode process,
            @Nullable ProcessNode waitedFor,
            @Nullable Throwable thrown,
            long time) {
        if (!isEnabled()) {
            return;
        }
        if (closingAt == 0) {
            closingAt = process.look().closingAt();
        }
        set(process, EventText.shortened(process.name()), waitedFor, thrown, time);
        if (begun) {
            endAndWrite();
        } else {
            write();
        }
    }

    private void set(
            ProcessNode process,
            String shortName,
            @Nullable ProcessNode waitedFor,
            @Nullable Throwable thrown,
            long time) {
        at = time;
        id = process.id();
        name = shortName;
        last = Ids.of(waitedFor);
        lastName = Ids.nameOf(waitedFor);
        failure = EventText.of(thrown);
    }
}
