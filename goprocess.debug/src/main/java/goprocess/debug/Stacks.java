package goprocess.debug;

/** Of which functions and teardowns a capture takes the stacks. */
public enum Stacks {
    /**
     * Of what holds a close, at most a thousand of them. What runs undisturbed is not looked at.
     */
    OF_CLOSING,
    /** Of all. Each costs microseconds and kilobytes. */
    ALL
}
