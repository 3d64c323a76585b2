package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#UNFINISHED}. */
@Name(EventNames.UNFINISHED)
@Label("Unfinished Processes")
@Description(
        "The end of the snapshot of the processes that were closing, that a thread waited for, or"
                + " whose function or teardown ran, when this chunk of the recording ended or a"
                + " close took long")
@Period("endChunk")
@Registered
public final class UnfinishedEvent extends ProcessEvent {
    @Label("Working")
    @Description("How many processes ran their function or teardown")
    long working;

    @Label("Closing")
    @Description("How many processes were closing")
    long closing;

    @Label("Truncated")
    @Description("There were too many: what holds a close is in the recording first")
    boolean truncated;

    @Label("Chunk Ends")
    @Description("It was taken because the chunk ended, not because a close took long")
    boolean chunkEnds;

    @Label("Written")
    @Description(
            "How many goprocess events were written since the chunk began, at least; -1 if that is"
                    + " not known")
    long written;

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
        return new UnfinishedEvent().isEnabled();
    }

    /** Ends a snapshot that was taken because a close takes long. */
    public static void atStall(long working, long closing, boolean truncated) {
        emit(working, closing, truncated, false, -1);
    }

    /**
     * Ends the snapshot at the end of a chunk.
     *
     * @param written how many events were written since the chunk began, or -1
     */
    public static void atChunkEnd(long working, long closing, boolean truncated, long written) {
        emit(working, closing, truncated, true, written);
    }

    private static void emit(
            long working, long closing, boolean truncated, boolean chunkEnds, long written) {
        UnfinishedEvent event = new UnfinishedEvent();
        event.at = System.nanoTime();
        event.working = working;
        event.closing = closing;
        event.truncated = truncated;
        event.chunkEnds = chunkEnds;
        event.written = written;
        event.off = EventSettings.off();
        event.thresholds = EventSettings.withThreshold();
        event.commit();
    }
}
