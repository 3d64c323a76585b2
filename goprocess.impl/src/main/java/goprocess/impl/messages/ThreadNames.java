package goprocess.impl.messages;

/** Names of threads that work for a process: whatever that is called, they are one line. */
public final class ThreadNames {
    private ThreadNames() {}

    /** The name of a process, behind what the thread does for it. */
    public static String of(String prefix, String processName) {
        return prefix + processName;
    }
}
