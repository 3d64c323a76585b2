package goprocess.debug;

/** Of which functions and teardowns a capture takes the stack. */
public enum Stacks {
    /**
     * Those that hold a close, at most a thousand of them. What runs undisturbed is not looked at.
     */
    OF_CLOSING,
    /** All. Each stack costs microseconds and kilobytes. */
    ALL
}
