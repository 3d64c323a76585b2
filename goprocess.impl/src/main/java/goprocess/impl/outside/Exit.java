package goprocess.impl.outside;

import goprocess.impl.messages.Failures;
import goprocess.impl.messages.JvmEnd;
import goprocess.impl.messages.LibraryThreads;
import goprocess.impl.messages.Log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the JVM when its application is closed. There is one application at a time, across all
 * copies of the library; a system property names it.
 */
final class Exit {
    /** The system property that names the open application. */
    private static final String APPLICATION = "goprocess.application";

    /**
     * The system property that, if it is {@code off}, prevents the exit only. It is meant for
     * tests.
     */
    private static final String SETTING = "goprocess.exit";

    /** How long a closed application waits for its callbacks and the thread that opened it. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Outside outside;
    private final String mark;
    private final OpeningThread opener;

    /**
     * Read when the application is opened, since a test may restore the property before the exit
     * that it prevents.
     */
    private final boolean isOff = isOff();

    /** Reaches zero when the application is over and the JVM was not ended here. */
    private final CountDownLatch over = new CountDownLatch(1);

    private Exit(Outside outside, String mark) {
        this.outside = outside;
        this.mark = mark;
        this.opener = new OpeningThread(outside.process);
    }

    static Exit claim(Outside outside) {
        String mark = outside.process.label();
        Object other = System.getProperties().putIfAbsent(APPLICATION, mark);
        if (other != null) {
            throw new IllegalStateException(
                    outside
                            + " cannot be the application of this JVM, which has one already: "
                            + other
                            + ". Make it a child of that one, or close that first");
        }
        return new Exit(outside, mark);
    }

    /**
     * The application is closed. If the JVM does not end, another one may be opened, even by the
     * same thread.
     */
    void release() {
        if (!isPending()) {
            opener.unwatch();
        }
        System.getProperties().remove(APPLICATION, mark);
    }

    /**
     * Starts the threads. The thread that exits is a daemon, so it never keeps a JVM alive that
     * others end. Another thread keeps the JVM alive until the exit.
     */
    void start() {
        String name = outside.process.label();
        opener.watch();
        LibraryThreads.builder("goprocess exit of " + name, true).start(this::exitWhenClosed);
        LibraryThreads.builder("goprocess keeps the JVM for " + name, false)
                .start(() -> Outside.awaitUninterruptibly(over));
    }

    /** Whether the JVM will be ended when the process is closed; not for one that was refused. */
    boolean isPending() {
        return !isOff && !isOff() && !outside.isRefused() && over.getCount() > 0;
    }

    private static boolean isOff() {
        return "off".equals(System.getProperty(SETTING));
    }

    private void exitWhenClosed() {
        try {
            int status = statusOfAnyEnd();
            opener.unwatch();
            if (isPending() && !JvmEnd.hasBegun()) {
                Log.awaitWritten(); // during the JVM's shutdown the log may be mute
                System.exit(status);
            }
        } finally {
            over.countDown();
            outside.giveBackSignalsAtLast();
        }
    }

    /** Whatever goes wrong here, the JVM does end. */
    private int statusOfAnyEnd() {
        try {
            return statusAtTheEnd();
        } catch (Throwable e) {
            Failures.log("The exit of ", outside, " failed", e);
            return 1;
        }
    }

    private int statusAtTheEnd() {
        outside.awaitClosing();
        if (!outside.awaitClosedInTime()) {
            return 1;
        }
        awaitOthers();
        if (outside.process.failure() != null || opener.hasFailed()) {
            return 1;
        }
        OsSignal signal = outside.begunBy();
        return signal == null ? 0 : 128 + signal.number();
    }

    private void awaitOthers() {
        long deadline = System.nanoTime() + PATIENCE;
        try {
            outside.process.awaitCallbacks(deadline - System.nanoTime());
            opener.join(deadline - System.nanoTime());
        } catch (InterruptedException e) {
            // Then it exits without waiting.
        }
    }
}
