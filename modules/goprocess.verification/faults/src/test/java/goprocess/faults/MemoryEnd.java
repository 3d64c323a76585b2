package goprocess.faults;

/**
 * Where the library asks for memory, in a copy of it: there is none while a test says so. What a
 * small heap does at lines that nobody chose is {@code MemoryExhaustionTest}.
 */
public final class MemoryEnd {
    private static volatile boolean isThere;
    private static int times;

    private MemoryEnd() {}

    /** What is done without memory. */
    interface Work {
        void run() throws Exception;
    }

    /** Does some work, during which memory has ended. */
    static void during(Work work) throws Exception {
        isThere = true;
        try {
            work.run();
        } catch (OutOfMemoryError e) { // which JUnit would end the JVM for
            throw new AssertionError("It came out of a call", e);
        } finally {
            isThere = false;
        }
        awaitTimes(1); // else nobody has asked, and this has shown nothing
    }

    /** Stands in the copy in front of what takes memory. */
    public static void here() {
        if (isThere) {
            synchronized (MemoryEnd.class) {
                times++;
                MemoryEnd.class.notifyAll();
            }
            throw new OutOfMemoryError("put in");
        }
    }

    /** Waits until it was asked for in vain, and does something meanwhile, again and again. */
    static void awaitOnce(Runnable meanwhile) {
        while (!isAsked()) {
            meanwhile.run();
        }
    }

    private static synchronized boolean isAsked() {
        return times > 0;
    }

    /** Waits until it was asked for so often in vain. */
    static void awaitTimes(int expected) throws InterruptedException {
        synchronized (MemoryEnd.class) {
            while (times < expected) {
                MemoryEnd.class.wait();
            }
        }
    }
}
