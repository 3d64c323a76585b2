package goprocess.verification;

/** The threads of the library on which teardowns and callbacks run. */
final class OwnThreads {
    /** The name of one that takes over when no virtual thread has got a carrier for a second. */
    private static final String CARRIER = "goprocess carrier";

    private OwnThreads() {}

    /** Whether it is a virtual thread, or one that has taken over. */
    static boolean isOwn(Thread thread) {
        return thread.isVirtual() || thread.getName().equals(CARRIER);
    }

    /** Whether a thread has the name of its work, or has taken over. */
    static boolean isNamed(String work, String name) {
        return name.equals(work) || name.equals(CARRIER);
    }
}
