package goprocess.spi;

import goprocess.spi.ProcessListener.Interest;

import org.jspecify.annotations.Nullable;

/**
 * A transition that a {@link ProcessListener} is notified of. Each method of the listener takes one
 * kind of event. Each call gets a new event, which the listener may keep.
 */
public sealed interface ProcessEvent {
    /**
     * When it happened.
     *
     * @return as {@link System#nanoTime()} gives it
     */
    long time();

    /**
     * The interest that a listener declares in order to receive this event.
     *
     * @return the same for all events of a kind
     */
    Interest interest();

    /**
     * Passes this event to the listener's method for events of this kind.
     *
     * @param listener the listener to notify
     * @return what the method returned, or null if it returns nothing
     */
    @Nullable Object tell(ProcessListener listener);

    /** The end of something whose beginning was an event, too. */
    sealed interface Ended extends ProcessEvent {
        /**
         * What the listener returned for the beginning.
         *
         * @return null also if it was not notified of the beginning
         */
        @Nullable Object begun();

        /**
         * A copy of this event for another listener, with the object that this listener returned.
         *
         * @param begun what that listener returned
         * @return an event that differs only in this
         */
        Ended withBegun(@Nullable Object begun);
    }

    /**
     * A process was opened.
     *
     * @param process the new process
     * @param parent its first parent, or null
     * @param time when
     */
    record Opened(ProcessNode process, @Nullable ProcessNode parent, long time)
            implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.OPENED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.opened(this);
            return null;
        }
    }

    /**
     * Two processes were linked. The link of a new process with its first parent is part of {@link
     * Opened}, and not an event of its own.
     *
     * @param link from the process that closes or waits for the other, to that other
     * @param time when
     */
    record Linked(ProcessLink link, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.LINKED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.linked(this);
            return null;
        }
    }

    /**
     * A running process will close by itself once everything it still waits for has closed: {@code
     * closeAfterChildren} was called, or the function of an instance {@code go} has returned. A
     * process has at most one such event, before its {@link Closing}.
     *
     * @param process which
     * @param time when
     */
    record CloseWished(ProcessNode process, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.CLOSE_WISHED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.closeWished(this);
            return null;
        }
    }

    /**
     * A process began to close.
     *
     * @param process which
     * @param cause why
     * @param by the process that caused it: the parent, or the process that failed; or null
     * @param time when
     */
    record Closing(ProcessNode process, CloseCause cause, @Nullable ProcessNode by, long time)
            implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.CLOSING;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            return listener.closing(this);
        }
    }

    /**
     * A function starts on the current thread.
     *
     * @param process whose function
     * @param time when
     */
    record FunctionStarted(ProcessNode process, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.FUNCTION;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            return listener.functionStarted(this);
        }
    }

    /**
     * A function ended, on the current thread.
     *
     * @param process whose function
     * @param failure what it threw, or null
     * @param begun what {@link ProcessListener#functionStarted} returned
     * @param time when
     */
    record FunctionEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object begun, long time)
            implements Ended {
        @Override
        public Interest interest() {
            return Interest.FUNCTION;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.functionEnded(this);
            return null;
        }

        @Override
        public FunctionEnded withBegun(@Nullable Object given) {
            return new FunctionEnded(process, failure, given, time);
        }
    }

    /**
     * A teardown starts on the current thread.
     *
     * @param process whose teardown
     * @param time when
     */
    record TeardownStarted(ProcessNode process, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.TEARDOWN;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            return listener.teardownStarted(this);
        }
    }

    /**
     * A teardown ended, on the current thread.
     *
     * @param process whose teardown
     * @param failure what it threw, or null
     * @param begun what {@link ProcessListener#teardownStarted} returned
     * @param time when
     */
    record TeardownEnded(
            ProcessNode process, @Nullable Throwable failure, @Nullable Object begun, long time)
            implements Ended {
        @Override
        public Interest interest() {
            return Interest.TEARDOWN;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.teardownEnded(this);
            return null;
        }

        @Override
        public TeardownEnded withBegun(@Nullable Object given) {
            return new TeardownEnded(process, failure, given, time);
        }
    }

    /**
     * Work or a wait of a process was given up. Work that had begun goes on, and no longer holds up
     * the process.
     *
     * @param process whose
     * @param what "function", "teardown", "callback" or "wait"
     * @param thread the thread that runs the work; null if it had not begun, and for a wait
     * @param to the process that is no longer waited for; null for work
     * @param failure with which the process fails, and whose stack trace is that of the thread;
     *     null for a wait
     * @param since when the function or teardown began, or, if no listener recorded then, when its
     *     process was opened; 0 for all else, and if that is unknown
     * @param time when
     */
    record Abandoned(
            ProcessNode process,
            String what,
            @Nullable Thread thread,
            @Nullable ProcessNode to,
            @Nullable Throwable failure,
            long since,
            long time)
            implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.ABANDONED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.abandoned(this);
            return null;
        }
    }

    /**
     * A process is closed.
     *
     * @param process which
     * @param last the process it waited for last; null if it did not have to wait for one after it
     *     began to close
     * @param failure its {@code err()}, or null
     * @param begun what {@link ProcessListener#closing} returned
     * @param time when
     */
    record Closed(
            ProcessNode process,
            @Nullable ProcessNode last,
            @Nullable Throwable failure,
            @Nullable Object begun,
            long time)
            implements Ended {
        @Override
        public Interest interest() {
            return Interest.CLOSED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.closed(this);
            return null;
        }

        @Override
        public Closed withBegun(@Nullable Object given) {
            return new Closed(process, last, failure, given, time);
        }
    }

    /**
     * A process began to close and was closed at once, since it had nothing to wait for and no
     * teardown.
     *
     * @param process which
     * @param cause why
     * @param by the process that caused it, or null
     * @param failure its {@code err()}, or null
     * @param closingAt when it began to close
     * @param time when it was closed
     */
    record ClosedAtOnce(
            ProcessNode process,
            CloseCause cause,
            @Nullable ProcessNode by,
            @Nullable Throwable failure,
            long closingAt,
            long time)
            implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.CLOSED_AT_ONCE;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.closedAtOnce(this);
            return null;
        }
    }

    /**
     * The current thread is about to wait until a process is closed.
     *
     * @param process which
     * @param time when
     */
    record Waiting(ProcessNode process, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.WAITING;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.waiting(this);
            return null;
        }
    }

    /**
     * An open process became garbage, and with it all its descendants. It can no longer be closed,
     * and its teardown never runs.
     *
     * @param id its id
     * @param name its name
     * @param openedAt when it was opened
     * @param time when this was noticed
     */
    record Leaked(long id, String name, long openedAt, long time) implements ProcessEvent {
        @Override
        public Interest interest() {
            return Interest.LEAKED;
        }

        @Override
        public @Nullable Object tell(ProcessListener listener) {
            listener.leaked(this);
            return null;
        }
    }
}
