package goprocess.debug;

/** Tells which functions and teardowns a capture takes the stacks of. */
public enum Stacks {
    /**
     * Those that hold a close, at most a thousand of them. What runs undisturbed is not looked at.
     */
    OF_CLOSING,
    /** All. Each stack costs microseconds and kilobytes. */
    ALL
}
