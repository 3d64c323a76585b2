package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.Timespan;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** See {@link EventNames#STALLED}. */
@Name(EventNames.STALLED)
@Label("Process Stalled")
@Description("A close takes longer than goprocess.debug.stall allows")
@Registered
public final class StalledEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("Age")
    @Description("How long ago it began to close")
    @Timespan(Timespan.NANOSECONDS)
    long age;

    @Label("Diagnosis")
    @Description("What holds the close")
    @Nullable String diagnosis;

    public static void emit(long id, String name, Duration age, String diagnosis) {
        StalledEvent event = new StalledEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.at = System.nanoTime();
        event.id = id;
        event.name = EventText.shortened(name);
        event.age = age.toNanos();
        event.diagnosis = EventText.report(diagnosis);
        event.write();
    }
}
