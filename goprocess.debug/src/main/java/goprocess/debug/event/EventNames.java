package goprocess.debug.event;

/**
 * The names of the events in a recording, for the code that writes and the code that reads them.
 */
public final class EventNames {
    /** The prefix of all names. */
    public static final String PREFIX = "goprocess.";

    /** A process was opened. */
    public static final String OPENED = PREFIX + "Opened";

    /** Two processes were linked. */
    public static final String LINKED = PREFIX + "Linked";

    /** A process began to close. */
    public static final String CLOSING = PREFIX + "Closing";

    /** The function of a process, from its start to its end. */
    public static final String FUNCTION = PREFIX + "Function";

    /** The teardown of a process, from its start to its end. */
    public static final String TEARDOWN = PREFIX + "Teardown";

    /** Work or a wait of a process was given up. */
    public static final String ABANDONED = PREFIX + "Abandoned";

    /** The closing of a process, from its beginning until it was closed. */
    public static final String CLOSED = PREFIX + "Closed";

    /** Processes that wait for each other in a cycle. */
    public static final String WAIT_CYCLE = PREFIX + "WaitCycle";

    /** A process became garbage while it was open. */
    public static final String LEAKED = PREFIX + "Leaked";

    /** A close takes long. */
    public static final String STALLED = PREFIX + "Stalled";

    /** A process that was open when a chunk began or ended, or a close took long. */
    public static final String LIVE_PROCESS = PREFIX + "LiveProcess";

    /** A link that was there when a chunk began or ended, or a close took long. */
    public static final String LIVE_LINK = PREFIX + "LiveLink";

    /** A thread that waited for a process when a chunk began or ended, or a close took long. */
    public static final String LIVE_WAIT = PREFIX + "LiveWait";

    /**
     * A callback, work that had not begun, or abandoned work, at the beginning or end of a chunk.
     */
    public static final String LIVE_WORK = PREFIX + "LiveWork";

    /**
     * More of a thread that another event of the same snapshot shows: what it waited for, that it
     * was interrupted, where it waited for a close, or that it occupied a carrier thread.
     */
    public static final String LIVE_THREAD = PREFIX + "LiveThread";

    /** The end of the snapshot that is taken when a chunk ends, or a close takes long. */
    public static final String UNFINISHED = PREFIX + "Unfinished";

    /** The end of the snapshot that is taken when a chunk of the recording begins. */
    public static final String SNAPSHOT = PREFIX + "Snapshot";

    private EventNames() {}
}
