package goprocess.debug.event;

import jdk.jfr.Name;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of the events are not written, or not all of them, because of the settings of the running
 * recordings. The events themselves are asked, since the recorder would ask for its lock.
 */
final class EventSettings {
    private static final List<ProcessEvent> ONE_OF_EACH =
            List.of(
                    new OpenedEvent(),
                    new LinkedEvent(),
                    new ClosingEvent(),
                    new FunctionEvent(),
                    new TeardownEvent(),
                    new AbandonedEvent(),
                    new ClosedEvent(),
                    new WaitCycleEvent(),
                    new LeakedEvent(),
                    new StalledEvent(),
                    new LiveProcessEvent(),
                    new LiveLinkEvent(),
                    new LiveWaitEvent(),
                    new LiveWorkEvent(),
                    new LiveThreadEvent(),
                    new SnapshotEvent(),
                    new UnfinishedEvent());

    private EventSettings() {}

    /** The names of those that are switched off, with a space between; null if there are none. */
    static @Nullable String off() {
        return names(event -> !event.isEnabled());
    }

    /** The names of those that have a threshold; null if there are none. */
    static @Nullable String withThreshold() {
        // They have not begun, so they take no time.
        return names(event -> event.isEnabled() && !event.shouldCommit());
    }

    private static @Nullable String names(Predicate<ProcessEvent> which) {
        String names =
                ONE_OF_EACH.stream()
                        .filter(which)
                        .map(event -> event.getClass().getAnnotation(Name.class).value())
                        .collect(Collectors.joining(" "));
        return names.isEmpty() ? null : names;
    }
}
