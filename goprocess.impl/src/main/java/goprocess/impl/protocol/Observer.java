package goprocess.impl.protocol;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/**
 * The interface through which the protocol reports to the package {@code observation}, and asks it.
 * Without a listener there is no observer. The protocol goes through {@link Installed}, which
 * answers for one that is not there.
 *
 * <p>The methods named {@code ...Locked} are called with the lock of the node held, and only record
 * something. The others are called without it. No method throws.
 */
public abstract class Observer {
    private static volatile Supplier<@Nullable Observer> source = () -> null;

    /** Sets where the observer comes from. Called before the first node is made. */
    public static void install(Supplier<@Nullable Observer> observer) {
        source = observer;
    }

    /**
     * The notes for a new node, which is not shared yet.
     *
     * @param plain whether the node has nothing to run, so that it closes at once unless others
     *     depend on it
     */
    protected abstract Notes notesOf(boolean plain);

    /** The details for a node that does not close at once. */
    protected abstract Details details();

    /** Whether no listener is interested at this moment in a node that closes at once. */
    protected abstract boolean isIndifferent();

    /** Whether such a node may close without a report. */
    protected abstract boolean mayCloseUnobservedLocked(Notes own);

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

    /** Whether a thread is reporting its wait at this moment, which holds up the end. */
    protected abstract boolean waitIsBeingReportedLocked(Notes own);

    /** A node that was waited for has closed. */
    protected abstract void waitedForLocked(Notes own, Node closed);

    /**
     * The node waits for nothing any more.
     *
     * @param cause the reason for the transition
     * @param teardown whether there is a teardown to run
     * @return whether the end may go on. If not, the observer calls {@link Node#goOnEnding} once a
     *     thread that reports its wait has done so
     */
    protected abstract boolean mayEndLocked(Notes own, CloseCause cause, boolean teardown);

    /** The teardown begins, on the calling thread. */
    protected abstract void teardownBeganLocked(Notes own);

    /**
     * The teardown has ended, so nothing is left.
     *
     * @param at when it ended, or 0
     * @return the same as {@link #mayEndLocked}
     */
    protected abstract boolean teardownEndedLocked(Notes own, long at);

    /** The function begins, on the calling thread, or has ended. */
    protected abstract void functionBeganLocked(Notes own, long at);

    protected abstract void functionEndedLocked(Notes own, long at);

    /**
     * The node will close by itself once its count is zero, which it is not yet.
     *
     * @return whether {@link #closeWished} is to be called; the end waits for that call
     */
    protected abstract boolean closeWishedLocked(Notes own);

    protected abstract void closeWished(Node node, Cascade c);

    /**
     * The node is closing, and everything below has begun to close. It is reported once, however
     * often this is called.
     */
    protected abstract void closing(Node node);

    /**
     * The node is about to be closed. For a node that had nothing to wait for this is the only
     * report.
     */
    protected abstract void closed(Node node, @Nullable Throwable failure);

    /**
     * The observer of this JVM, or what is so without one. That is a constant, so the compiler
     * leaves out all work for an observer that is not there. Nor is anything reported of a node
     * that has no notes, since it was opened while the listeners were being loaded.
     */
    static final class Installed {
        /** A constant from the first node on. */
        static final @Nullable Observer OBSERVER = source.get();

        private Installed() {}

        /** Whether it is notified of what becomes of a node with these notes. */
        static boolean watches(@Nullable Notes own) {
            return OBSERVER != null && own != null;
        }

        static Details details() {
            return OBSERVER == null ? new Details() : OBSERVER.details();
        }

        static boolean isIndifferent() {
            return OBSERVER != null && OBSERVER.isIndifferent();
        }

        /**
         * Whether a node that has to do nothing else may close without a report.
         *
         * @param indifferent what {@link #isIndifferent} was when it began to close
         */
        static boolean mayCloseUnobservedLocked(@Nullable Notes own, boolean indifferent) {
            return OBSERVER == null
                    || (indifferent && own != null && OBSERVER.mayCloseUnobservedLocked(own));
        }

        static void opened(Node node, @Nullable Node parent) {
            if (OBSERVER != null) {
                OBSERVER.opened(node, parent);
            }
        }

        static void beganLocked(
                @Nullable Notes own, CloseCause cause, @Nullable Node by, boolean takesTime) {
            if (OBSERVER != null && own != null) {
                OBSERVER.beganLocked(own, cause, by, takesTime);
            }
        }

        /** Whether a node that begins to close has to be reported before it ends. */
        static boolean holdsUpEndLocked(@Nullable Notes own, int pending) {
            return OBSERVER != null
                    && (pending > 0 || (own != null && OBSERVER.waitIsBeingReportedLocked(own)));
        }

        static void waitedForLocked(@Nullable Notes own, Node closed) {
            if (OBSERVER != null && own != null) {
                OBSERVER.waitedForLocked(own, closed);
            }
        }

        static boolean mayEndLocked(@Nullable Notes own, CloseCause cause, boolean teardown) {
            return OBSERVER == null || own == null || OBSERVER.mayEndLocked(own, cause, teardown);
        }

        static void teardownBeganLocked(@Nullable Notes own) {
            if (OBSERVER != null && own != null) {
                OBSERVER.teardownBeganLocked(own);
            }
        }

        static boolean teardownEndedLocked(@Nullable Notes own, long at) {
            return OBSERVER == null || own == null || OBSERVER.teardownEndedLocked(own, at);
        }

        static void functionBeganLocked(@Nullable Notes own, long at) {
            if (OBSERVER != null && own != null) {
                OBSERVER.functionBeganLocked(own, at);
            }
        }

        static void functionEndedLocked(@Nullable Notes own, long at) {
            if (OBSERVER != null && own != null) {
                OBSERVER.functionEndedLocked(own, at);
            }
        }

        static boolean closeWishedLocked(@Nullable Notes own) {
            return OBSERVER != null && own != null && OBSERVER.closeWishedLocked(own);
        }

        static void closeWished(Node node, Cascade c) {
            if (OBSERVER != null) {
                OBSERVER.closeWished(node, c);
            }
        }

        static void closing(Node node) {
            if (OBSERVER != null) {
                OBSERVER.closing(node);
            }
        }

        static void closed(Node node, @Nullable Throwable failure) {
            if (OBSERVER != null) {
                OBSERVER.closed(node, failure);
            }
        }
    }
}
