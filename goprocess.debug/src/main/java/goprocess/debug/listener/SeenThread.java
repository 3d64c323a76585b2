package goprocess.debug.listener;

import goprocess.debug.event.EventText;
import goprocess.debug.event.LiveThreadEvent.LockText;
import goprocess.debug.event.ThreadText;
import goprocess.debug.graph.LockLook;
import goprocess.debug.graph.ThreadLook;

import java.util.List;

/**
 * A thread that was looked at for a snapshot, as texts for its events. A thread whose methods throw
 * has an empty stack, and so has one whose stack needs more memory than there is.
 *
 * @param text its state and its stack
 * @param lock what it waits for
 * @param interrupted whether it was interrupted and went on; its flag may be clear
 */
record SeenThread(ThreadText text, LockText lock, boolean interrupted) {
    static SeenThread of(Thread thread) {
        ThreadLook look = ThreadLook.withStack(thread);
        LockLook lock = look.lock();
        return new SeenThread(
                new ThreadText(look.state().name(), text(look.stack())),
                lock == null ? LockText.NONE : of(lock),
                look.interrupted());
    }

    private static String text(List<StackTraceElement> stack) {
        try {
            return EventText.report(ThreadText.of(stack));
        } catch (OutOfMemoryError e) {
            return "";
        }
    }

    private static LockText of(LockLook lock) {
        String owner = lock.owner();
        return new LockText(
                EventText.shortened(lock.name()),
                owner == null ? null : EventText.shortened(owner),
                lock.ownerTid());
    }

    /** Whether an event that shows its state and stack leaves something out. */
    boolean hasMore() {
        return interrupted || lock.name() != null;
    }

    /** The same thread, marked as one that was interrupted, and that may have cleared its flag. */
    SeenThread asInterrupted() {
        return new SeenThread(text, lock, true);
    }
}
