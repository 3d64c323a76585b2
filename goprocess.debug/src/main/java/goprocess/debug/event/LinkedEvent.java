package goprocess.debug.event;

import goprocess.spi.ProcessLink;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LINKED}. */
@Name(EventNames.LINKED)
@Label("Processes Linked")
@Description("A process was linked with another, after it was opened")
@Registered
public final class LinkedEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @ProcessId
    @Label("To")
    long to;

    @Label("To Name")
    @Nullable String toName;

    @Label("Closes")
    @Description("The other begins to close when this process does")
    boolean closes;

    @Label("Waits")
    @Description("This process closes after the other")
    boolean waits;

    @Label("Closes on Failure")
    @Description("The other begins to close when this process fails")
    boolean closesOnFailure;

    public static void emit(ProcessLink link, long time) {
        LinkedEvent event = new LinkedEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.at = time;
        event.id = link.from().id();
        event.name = EventText.shortened(link.from().name());
        event.to = link.to().id();
        event.toName = EventText.shortened(link.to().name());
        event.closes = link.closes();
        event.waits = link.waits();
        event.closesOnFailure = link.closesOnFailure();
        event.write();
    }
}
