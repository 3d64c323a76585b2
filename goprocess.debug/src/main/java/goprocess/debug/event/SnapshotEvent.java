package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#SNAPSHOT}. */
@Name(EventNames.SNAPSHOT)
@Label("Process Snapshot")
@Description("The end of the snapshot of what was open when this chunk of the recording began")
@Period("beginChunk")
@Registered
public final class SnapshotEvent extends ProcessEvent {
    @Label("Running")
    @Description("How many processes were running")
    long running;

    @Label("Closing")
    @Description("How many processes were closing")
    long closing;

    @Label("Links")
    @Description("How many links there were between them")
    long links;

    @Label("Truncated")
    @Description(
            "There were too many: only what was closing, and its ancestors, is in the recording")
    boolean truncated;

    @Label("Off")
    @Description("The goprocess events that were switched off, with a space between")
    @Nullable String off;

    @Label("Thresholds")
    @Description("The goprocess events that had a threshold, with a space between")
    @Nullable String thresholds;

    /**
     * Whether a running recording has this event enabled.
     *
     * @return false also if it was switched off
     */
    public static boolean isWanted() {
        return new SnapshotEvent().isEnabled();
    }

    /** Ends a snapshot, whose content was written before. */
    public static void emit(long running, long closing, long links, boolean truncated) {
        SnapshotEvent event = new SnapshotEvent();
        event.at = System.nanoTime();
        event.running = running;
        event.closing = closing;
        event.links = links;
        event.truncated = truncated;
        event.off = EventSettings.off();
        event.thresholds = EventSettings.withThreshold();
        event.commit();
    }
}
