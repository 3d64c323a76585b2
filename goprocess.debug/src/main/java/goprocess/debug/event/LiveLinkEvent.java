package goprocess.debug.event;

import goprocess.spi.ProcessLink;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

/** See {@link EventNames#LIVE_LINK}. */
@Name(EventNames.LIVE_LINK)
@Label("Live Link")
@Description(
        "A link between two processes that was there when this chunk of the recording began or"
                + " ended")
@Registered
public final class LiveLinkEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @ProcessId
    @Label("To")
    long to;

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
        LiveLinkEvent event = new LiveLinkEvent();
        event.at = time;
        event.id = link.from().id();
        event.to = link.to().id();
        event.closes = link.closes();
        event.waits = link.waits();
        event.closesOnFailure = link.closesOnFailure();
        event.write();
    }
}
