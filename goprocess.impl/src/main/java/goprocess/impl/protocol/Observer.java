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

    /**
     * What is to be kept of a new node, which nobody shares yet.
     *
     * @param plain whether it has nothing to run; until others depend on it, it closes at once
     */
    protected abstract Notes notesOf(boolean plain);

    /** What is to be kept of a node that does not close at once. */
    protected abstract Details details();

    /** Whether nobody wants to know at this moment of a node that closes at once. */
    protected abstract boolean isIndifferent();

    /** Whether such a node may close without a word. */
    protected abstract boolean mayCloseUntoldLocked(Notes own);

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
            Notes own, CloseCause cause, @Nullable Node by, boolean takesTime);

    /** Whether a thread is just telling of its wait, which holds up the end. */
    protected abstract boolean isToldLocked(Notes own);

    /** A node that was waited for has closed. */
    protected abstract void waitedForLocked(Notes own, Node closed);

    /**
     * Nothing is waited for any more.
     *
     * @param cause why just now
     * @param teardown whether there is a teardown to run
     * @return whether the end may go on; else the observer has it go on by {@link Node#goOnEnding},
     *     once a thread that tells of its wait has done so
     */
    protected abstract boolean mayEndLocked(Notes own, CloseCause cause, boolean teardown);

    /** The teardown begins, on the calling thread. */
    protected abstract void teardownBeganLocked(Notes own);

    /**
     * The teardown has ended, so nothing is left.
     *
     * @param at when it ended, or 0
     * @return as {@link #mayEndLocked}
     */
    protected abstract boolean teardownEndedLocked(Notes own, long at);

    /** The function begins, on the calling thread, or has ended. */
    protected abstract void functionBeganLocked(Notes own, long at);

    protected abstract void functionEndedLocked(Notes own, long at);

    /**
     * It will close by itself once nothing is counted any more, and something is.
     *
     * @return whether {@link #closeWished} is to be called, which the end waits for
     */
    protected abstract boolean closeWishedLocked(Notes own);

    protected abstract void closeWished(Node node, Cascade c);

    /** It is closing, and everything below knows; told once however often it is said. */
    protected abstract void closing(Node node);

    /** It is about to be closed; of a node that had nothing to wait for this is the only word. */
    protected abstract void closed(Node node, @Nullable Throwable failure);
}
