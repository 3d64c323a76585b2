package goprocess.debug.event;

/**
 * A thread as events tell of it.
 *
 * @param state the name of its {@link Thread.State}
 * @param stack a frame a line, innermost first; empty where it has none, or it cannot be had
 */
public record ThreadText(String state, String stack) {}
