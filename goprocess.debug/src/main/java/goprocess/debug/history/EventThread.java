package goprocess.debug.history;

/**
 * The thread of an event. All events of a thread share it, as long as they follow each other.
 *
 * @param id the number of the thread, or 0
 * @param name its name; empty where it has none
 */
record EventThread(long id, String name) {
    static final EventThread NONE = new EventThread(0, "");
}
