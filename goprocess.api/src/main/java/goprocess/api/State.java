package goprocess.api;

/**
 * The state of a process in its lifecycle. A process only moves forward, so states may be compared
 * with {@link #compareTo}.
 *
 * <p>State and signals always agree: {@link GoProcess#closing()} is raised exactly when the state
 * is not {@link #RUNNING}, {@link GoProcess#closed()} exactly when it is {@link #CLOSED}.
 */
public enum State {
    /** From its opening until it begins to close, whatever the cause. */
    RUNNING,
    /** Its children were asked to close; it waits for what it depends on, or its teardown runs. */
    CLOSING,
    /** Its function and its teardown have ended, and so has everything it waited for. */
    CLOSED
}
