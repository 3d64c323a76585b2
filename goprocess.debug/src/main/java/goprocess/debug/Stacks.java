package goprocess.debug;

/** The functions and teardowns whose stacks a capture takes. */
public enum Stacks {
    /**
     * Those that hold a close, or wait for their own process, or without a timeout for {@code
     * background()}, at most a thousand. The stacks of all others are not taken.
     */
    OF_CLOSING,
    /** All. Each stack costs microseconds and kilobytes. */
    ALL
}
