package goprocess.impl.protocol;

/** What one can wait for in the life of a process: each is raised once, and stays raised. */
public enum Moment {
    CLOSING,
    CHILDREN_CLOSED,
    CLOSED
}
