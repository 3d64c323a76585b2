package goprocess.verification.random;

/** What a step does; the processes that it is about are its operands. */
enum Verb {
    // How a process is made, in its place MAKING.

    /** A child of the process that outlives all trials. */
    KEPT,
    PARENT,
    WAITS,
    FAILS,
    TEARDOWN,
    FUNCTION,
    /** Its function is interrupted as soon as closing begins. */
    INTERRUPT,
    AFTER_CHILDREN,
    /** Not by a builder: by {@code go} of its parent, or by a function of GoProcesses. */
    SHORT,

    // Calls of the library.

    OPEN,
    ADD_CHILD,
    ADD_CHILD_NO_WAIT,
    WAIT_FOR,
    SET_TEARDOWN,
    CLOSE,
    CLOSE_ASYNC,
    /** {@code close} with a timeout that does not wait. */
    CLOSE_AT_ONCE,
    /** {@code close} with a timeout that waits a moment, even where others wait for the caller. */
    CLOSE_IN_TIME,
    /** {@code closeAsync}, while nothing else moves: on return everything below is closing. */
    CLOSE_ALONE,
    CLOSE_AFTER_CHILDREN,
    ERR,
    ON_CLOSING,
    ON_CLOSED,
    /** Takes both callbacks back, if they have no steps. */
    CANCEL,

    // What user code does besides.

    /** Looks at the state, and whether it fits what was seen before. */
    LOOK,
    /** Waits until somebody lets the owner of the place go. */
    HOLD,
    LET_GO,
    AWAIT_CLOSING,
    SPIN,
    THROW,
    THROW_ERROR,
    /** Throws what the function has thrown. */
    THROW_AGAIN;

    /** Whether it is a way to make a process, and no act. */
    boolean makes() {
        return compareTo(OPEN) < 0;
    }
}
