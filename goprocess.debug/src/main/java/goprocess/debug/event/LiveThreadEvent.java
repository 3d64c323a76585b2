package goprocess.debug.event;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;

import org.jspecify.annotations.Nullable;

/** See {@link EventNames#LIVE_THREAD}. */
@Name(EventNames.LIVE_THREAD)
@Label("Live Thread")
@Description(
        "More of a thread that another event of the same snapshot and the same clock shows: what it"
                + " waited for, that it was interrupted, where it waited for a close, or that it"
                + " occupied a carrier thread")
@Registered
public final class LiveThreadEvent extends ProcessEvent {
    /**
     * What a thread waits for, as the JVM reports it.
     *
     * @param name the class of the lock and its identity, or the class alone; null if it waits for
     *     none
     * @param owner the name of the thread that holds it; null where the JVM does not report it
     * @param ownerTid the number of that thread; 0 where the JVM does not report it
     */
    public record LockText(@Nullable String name, @Nullable String owner, long ownerTid) {
        /** It waits for none. */
        public static final LockText NONE = new LockText(null, null, 0);
    }

    @ProcessId
    @Label("Process")
    @Description("The process whose work is on the thread, or that the thread waited for")
    long id;

    @Label("Thread")
    @Nullable Thread thread;

    @Label("Lock")
    @Description("What it waited for, if the JVM reports it")
    @Nullable String lock;

    @Label("Lock Owner")
    @Description("The name of the thread that held the lock, if the JVM reports it")
    @Nullable String lockOwner;

    @Label("Lock Owner Thread Id")
    @Description("The number of that thread; 0 if there is none")
    long lockOwnerTid;

    @Label("Interrupted")
    @Description("It had been interrupted, and went on")
    boolean interrupted;

    @Label("On Carrier")
    @Description("It occupied a carrier thread while none was free")
    boolean onCarrier;

    @Label("Thread State")
    @Description(
            "Its state, if the other event has none, or if it occupied a carrier thread; none if it"
                    + " is that of the other event")
    @Nullable String threadState;

    @Label("Stack")
    @Description("Where it was in that state, one frame per line, innermost first")
    @Nullable String stack;

    /**
     * Whether a running recording has this event enabled.
     *
     * @return false also if it was switched off
     */
    public static boolean isWanted() {
        return new LiveThreadEvent().isEnabled();
    }

    /**
     * Emits the event.
     *
     * @param id the process whose work is on the thread, or that it waited for
     * @param interrupted whether it had been interrupted, and went on
     * @param look where the thread was, or null if the other event says it
     * @param time that of the event that shows the thread
     */
    public static void emit(
            long id,
            Thread thread,
            LockText lock,
            boolean interrupted,
            @Nullable ThreadText look,
            long time) {
        of(id, thread, lock, interrupted, look, time).write();
    }

    /** Emits the event for a thread that occupied a carrier thread while none was free. */
    public static void emitOnCarrier(
            long id,
            Thread thread,
            LockText lock,
            boolean interrupted,
            @Nullable ThreadText look,
            long time) {
        LiveThreadEvent event = of(id, thread, lock, interrupted, look, time);
        event.onCarrier = true;
        event.write();
    }

    private static LiveThreadEvent of(
            long id,
            Thread thread,
            LockText lock,
            boolean interrupted,
            @Nullable ThreadText look,
            long time) {
        LiveThreadEvent event = new LiveThreadEvent();
        event.at = time;
        event.id = id;
        event.thread = thread;
        event.lock = lock.name();
        event.lockOwner = lock.owner();
        event.lockOwnerTid = lock.ownerTid();
        event.interrupted = interrupted;
        event.threadState = look == null ? null : look.state();
        event.stack = look == null ? null : look.stack();
        return event;
    }
}
