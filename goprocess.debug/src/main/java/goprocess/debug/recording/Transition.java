package goprocess.debug.recording;

import goprocess.spi.CloseCause;

import java.time.Instant;
import java.util.Optional;

/** One step in the life of a process, as recorded. */
public sealed interface Transition {
    /**
     * When it happened.
     *
     * @return the moment of the transition itself
     */
    Instant time();

    /**
     * The process whose step it was.
     *
     * @return the process
     */
    RecordedProcess process();

    /**
     * A process was opened.
     *
     * @param time when
     * @param process which
     * @param parent its first parent
     */
    record Opened(Instant time, RecordedProcess process, Optional<RecordedProcess> parent)
            implements Transition {}

    /**
     * A process was linked with another one after it was opened.
     *
     * @param time when
     * @param process the process that the link belongs to
     * @param to the other
     * @param closes {@code to} begins to close when {@code process} does
     * @param waits {@code process} closes after {@code to}
     * @param closesOnFailure {@code to} begins to close when {@code process} fails
     */
    record Linked(
            Instant time,
            RecordedProcess process,
            RecordedProcess to,
            boolean closes,
            boolean waits,
            boolean closesOnFailure)
            implements Transition {}

    /**
     * The function of a process began.
     *
     * @param time when
     * @param process whose
     * @param thread the name of its thread, which may be empty
     */
    record FunctionStarted(Instant time, RecordedProcess process, String thread)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * The function of a process ended.
     *
     * @param time when
     * @param process whose
     * @param failure what it threw, as text
     */
    record FunctionEnded(Instant time, RecordedProcess process, Optional<String> failure)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * A process began to close.
     *
     * @param time when
     * @param process which
     * @param cause why; empty if it was not recorded
     * @param by the process that caused it
     * @param thread the name of the thread that made it begin to close, which may be empty
     */
    record Closing(
            Instant time,
            RecordedProcess process,
            Optional<CloseCause> cause,
            Optional<RecordedProcess> by,
            String thread)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * The teardown of a process began.
     *
     * @param time when
     * @param process whose
     * @param thread the name of its thread, which may be empty
     */
    record TeardownStarted(Instant time, RecordedProcess process, String thread)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * The teardown of a process ended.
     *
     * @param time when
     * @param process whose
     * @param failure what it threw, as text
     */
    record TeardownEnded(Instant time, RecordedProcess process, Optional<String> failure)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * Work or a wait of a process was given up. Work that had begun goes on, and holds nothing.
     *
     * @param time when
     * @param process whose
     * @param what "function", "teardown", "callback" or "wait"
     * @param thread the name of the thread that runs the work; empty if it had not begun
     * @param to the process that is no longer waited for, if it was a wait
     */
    record Abandoned(
            Instant time,
            RecordedProcess process,
            String what,
            String thread,
            Optional<RecordedProcess> to)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * A process was closed.
     *
     * @param time when
     * @param process which
     * @param last the process that it waited for last, if it had to wait for one after it began to
     *     close
     * @param failure what its function or teardown threw, as text
     */
    record Closed(
            Instant time,
            RecordedProcess process,
            Optional<RecordedProcess> last,
            Optional<String> failure)
            implements Transition {
        /** On one line, whatever its texts contain. */
        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * An open process was found to be garbage.
     *
     * @param time when it was noticed
     * @param process which
     */
    record Leaked(Instant time, RecordedProcess process) implements Transition {}
}
