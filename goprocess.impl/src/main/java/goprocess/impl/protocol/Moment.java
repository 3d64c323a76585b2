package goprocess.impl.protocol;

/**
 * The moments in the life of a process for which a thread can wait. Each is raised once, and stays
 * raised.
 */
public enum Moment {
    CLOSING,
    CHILDREN_CLOSED,
    CLOSED
}
