package goprocess.debug.history;

/**
 * Something in a recording that is wrong with the processes.
 *
 * @param at when it was noticed
 * @param event the name of the event
 * @param process which it is about
 * @param text what it says
 */
public record Warning(long at, String event, ProcessHistory process, String text) {}
