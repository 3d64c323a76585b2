package goprocess.debug.event;

import goprocess.spi.ProcessNode;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#OPENED}. */
@Name(EventNames.OPENED)
@Label("Process Opened")
@Description("A process was opened; with stackTrace=true this event says where")
@Registered
public final class OpenedEvent extends ProcessEvent {
    @ProcessId
    @Label("Process")
    long id;

    @Label("Name")
    @Nullable String name;

    @ProcessId
    @Label("Parent")
    @Description("The first parent, which closes this process and waits for it; -1 if it has none")
    long parent;

    @Label("Parent Name")
    @Nullable String parentName;

    public static void emit(ProcessNode process, @Nullable ProcessNode parent, long time) {
        OpenedEvent event = new OpenedEvent();
        if (!event.isEnabled()) {
            return;
        }
        event.at = time;
        event.id = process.id();
        event.name = EventText.shortened(process.name());
        event.parent = Ids.of(parent);
        event.parentName = Ids.nameOf(parent);
        event.write();
    }
}
