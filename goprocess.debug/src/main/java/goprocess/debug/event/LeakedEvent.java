package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.Timespan;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LEAKED}. */
@Name(EventNames.LEAKED)
@Label("Process Leaked")
@Description("A process became garbage while it was open: its teardown never runs")
@Registered
public final class LeakedEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("Age")
    @Description("How long ago it was opened")
    @Timespan(Timespan.NANOSECONDS)
    long age;

    public static void emit(long id, String name, long openedAt, long time) {
        LeakedEvent event = new LeakedEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.at = time;
        event.id = id;
        event.name = EventText.shortened(name);
        event.age = time - openedAt;
        event.write();
    }
}
