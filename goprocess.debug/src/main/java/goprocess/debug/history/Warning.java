package goprocess.debug.history;

/**
 * A problem with a process in a recording.
 *
 * @param at when it was noticed
 * @param event the name of the event
 * @param process which it is about
 * @param text its description
 */
public record Warning(long at, String event, ProcessHistory process, String text) {}
