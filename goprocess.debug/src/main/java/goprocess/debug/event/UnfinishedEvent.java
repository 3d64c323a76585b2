package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.Registered;

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

    /**
     * Whether a running recording has this event enabled.
     *
     * @return false also if it was switched off
     */
    public static boolean isWanted() {
        return new UnfinishedEvent().isEnabled();
    }

    /** Ends the snapshot at the end of a chunk, or at a stall. */
    public static void emit(long working, long closing, boolean truncated) {
        UnfinishedEvent event = new UnfinishedEvent();
        event.at = System.nanoTime();
        event.working = working;
        event.closing = closing;
        event.truncated = truncated;
        event.commit();
    }
}
