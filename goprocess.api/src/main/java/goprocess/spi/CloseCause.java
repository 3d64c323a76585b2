package goprocess.spi;

/** Why a process began to close. */
public enum CloseCause {
    /** {@code close}, {@code closeAsync} or {@code close(Duration)} was called. */
    CALLED,
    /** A parent began to close. */
    PARENT,
    /** Its function returned. */
    FUNCTION_RETURNED,
    /** Its function failed, or could not be started. */
    FUNCTION_FAILED,
    /** {@code closeAfterChildren} was requested, and everything it waited for has closed. */
    CHILDREN_CLOSED,
    /**
     * A process that names it in {@code closeOnFailure} failed, or the thread that opened an
     * application ended with an uncaught exception.
     */
    FAILURE,
    /** A signal of the operating system arrived. */
    SIGNAL,
    /** The JVM is shutting down. */
    SHUTDOWN,
    /**
     * A parent refused it while it was being opened: by then the teardown of the parent had begun,
     * or the parent was closed.
     */
    REFUSED
}
