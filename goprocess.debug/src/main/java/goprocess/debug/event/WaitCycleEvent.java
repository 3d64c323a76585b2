package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/** See {@link EventNames#WAIT_CYCLE}. */
@Name(EventNames.WAIT_CYCLE)
@Label("Wait Cycle")
@Description("Processes that wait for each other in a cycle, and so never close")
@Registered
public final class WaitCycleEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @Label("Length")
    @Description("How many processes the cycle has")
    int length;

    @Label("Processes")
    @Description(
            "The numbers of the processes, of a longer cycle those of the first thousand; each"
                    + " waits for the next, the last for the first")
    @Nullable String processes;

    @Label("Cycle")
    @Nullable String cycle;

    public static void emit(List<ProcessNode> members, String text) {
        WaitCycleEvent event = new WaitCycleEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.at = System.nanoTime();
        event.id = members.getFirst().id();
        event.name = EventText.shortened(members.getFirst().name());
        event.length = members.size();
        event.processes =
                members.stream()
                        .limit(1_000)
                        .map(member -> Long.toString(member.id()))
                        .collect(Collectors.joining(" "));
        event.cycle = EventText.shortened(text);
        event.write();
    }
}
