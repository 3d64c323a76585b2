package goprocess.viewer.graph;

/**
 * A link of a process.
 *
 * @param to the place of the other in {@link Graph#nodes()}
 * @param closes the other begins to close with this one
 * @param waits this one closes after the other
 */
public record Link(int to, boolean closes, boolean waits) {}
