package goprocess.debug.event;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#CLOSING}. */
@Name(EventNames.CLOSING)
@Label("Process Closing")
@Description("A process began to close")
@Registered
public final class ClosingEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("Cause")
    @Description("Why it began to close")
    @Nullable String cause;

    @ProcessId
    @Label("By")
    @Description("The process that caused it; -1 if none did. The event thread made the transition")
    long by;

    @Label("By Name")
    @Nullable String byName;

    public static void emit(
            ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time) {
        ClosingEvent event = new ClosingEvent();
        if (event.isEnabled()) {
            event.set(process, EventText.shortened(process.name()), cause, by, time);
            event.write();
        }
    }

    void set(
            ProcessNode process,
            String shortName,
            CloseCause why,
            @Nullable ProcessNode causedBy,
            long time) {
        at = time;
        id = process.id();
        name = shortName;
        cause = why.name();
        by = Ids.of(causedBy);
        byName = Ids.nameOf(causedBy);
    }
}
