package goprocess.impl.protocol;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * What the protocol lets the room of observation know, and asks of it. Without a listener there is
 * none, which is a constant, so that the compiler leaves out what would be done for it.
 *
 * <p>The methods named {@code ...Locked} are called with the lock of the node held, and do no more
 * than note; none of the others is. No method throws.
 */
public abstract class Observer {
    private static volatile Supplier<@Nullable Observer> source = () -> null;

    /** Says where the observer comes from. Called before the first node is made. */
    public static void install(Supplier<@Nullable Observer> observer) {
        source = observer;
    }

    /** A constant from the first node on. */
    static final class Installed {
        static final @Nullable Observer OBSERVER = source.get();

        private Installed() {}
    }

    /** What is to be kept of a new node, which nobody shares yet. */
    protected abstract Details detailsOf(Node node);

    /** The thread of the caller may hear from a listener from now on, or no longer. */
    protected abstract void enterTelling();

    protected abstract void exitTelling();

    /** A node was opened, under a first parent or under none. */
    protected abstract void opened(Node node, @Nullable Node parent);

    /** A link was made. */
    protected abstract void linked(ExtraLink link);

    /**
     * Closing begins.
     *
     * @param takesTime whether it does not end in the same moment
     */
    protected abstract void beganLocked(
            Details own, CloseCause cause, @Nullable Node by, boolean takesTime);

    /** Whether a thread is just telling of its wait, which holds up the end. */
    protected abstract boolean isToldLocked(Details own);

    /** A node that was waited for has closed. */
    protected abstract void waitedForLocked(Details own, Node closed);

    /**
     * Nothing is waited for any more.
     *
     * @param cause why just now
     * @param teardown whether there is a teardown to run
     * @return whether the end may go on; else the observer has it go on by {@link Node#goOnEnding},
     *     once a thread that tells of its wait has done so
     */
    protected abstract boolean mayEndLocked(Details own, CloseCause cause, boolean teardown);

    /** The teardown begins, on the calling thread. */
    protected abstract void teardownBeganLocked(Details own);

    /**
     * The teardown has ended, so nothing is left.
     *
     * @param at when it ended, or 0
     * @return as {@link #mayEndLocked}
     */
    protected abstract boolean teardownEndedLocked(Details own, long at);

    /** The function begins, on the calling thread, or has ended. */
    protected abstract void functionBeganLocked(Details own, long at);

    protected abstract void functionEndedLocked(Details own, long at);

    /** It is closing, and everything below knows; told once however often it is said. */
    protected abstract void closing(Node node);

    /** It is about to be closed; of a node that had nothing to wait for this is the only word. */
    protected abstract void closed(Node node, @Nullable Throwable failure);
}
