package goprocess.impl.messages;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Warnings, which a separate thread writes to {@link System.Logger}. A log that blocks holds up
 * only that thread. Other threads put a message into a queue and continue.
 */
public final class Log {
    /** The greatest number of messages in the queue. Further ones are only counted. */
    private static final int MOST = 10_000;

    /** How long the thread, and with it the class loader of the library, lives without messages. */
    private static final long IDLE_SECONDS = 2;

    /** The logger of the core. */
    private static final String OURS = "goprocess";

    private static final AtomicLong LOST = new AtomicLong();
    private static final ThreadPoolExecutor WRITER = writer();

    /** Whether the end of the JVM has waited in vain, and nothing was written since. */
    private static volatile boolean blocked;

    private Log() {}

    private record Message(String logger, String text, @Nullable Throwable failure)
            implements Runnable {
        @Override
        public void run() {
            write(logger, text, failure);
            tellLost();
            blocked = false;
        }
    }

    private static void tellLost() {
        long lost = LOST.getAndSet(0);
        if (lost == 0) {
            return;
        }
        try {
            write(
                    OURS,
                    lost
                            + " further messages of goprocess were lost: more than "
                            + MOST
                            + " waited for a log that took none, or there was no memory for them",
                    null);
        } catch (Throwable e) { // there is none again
            LOST.addAndGet(lost);
        }
    }

    private static ThreadPoolExecutor writer() {
        ThreadPoolExecutor writer =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MOST),
                        Writer::make,
                        (message, full) -> LOST.incrementAndGet());
        writer.allowCoreThreadTimeOut(true);
        return writer;
    }

    /**
     * A thread, which lives as long as there are messages. The end of the JVM waits for it from the
     * moment at which it is made. That is on the thread of a caller, who may call {@code
     * System.exit} next.
     */
    static final class Writer extends Thread {
        /** The hook of whichever thread there is. Guarded by the class, as is the next field. */
        private static @Nullable Thread hook;

        /** How many were made. */
        private static long made;

        private final long number;

        private Writer(Runnable writing, long number) {
            super(null, writing, "goprocess log", 0, false);
            this.number = number;
            setDaemon(true);
        }

        static synchronized Thread make(Runnable writing) {
            long number = made + 1;
            Thread writer = LibraryThreads.apart(() -> new Writer(writing, number));
            if (hook == null) {
                Thread added = JvmEnd.hook("goprocess end of the log", Log::awaitWritten);
                JvmEnd.add(added);
                hook = added;
            }
            made++;
            return writer;
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                ended(number);
            }
        }

        /** Removes the hook, unless a further thread was made. */
        private static synchronized void ended(long number) {
            if (number == made) {
                removeHook();
            }
        }

        /** A thread could not be started. If there is no other, the hook is removed. */
        static synchronized void notStarted() {
            if (WRITER.getPoolSize() == 0) {
                removeHook();
            }
        }

        private static synchronized void removeHook() {
            if (hook != null) {
                JvmEnd.remove(hook);
                hook = null;
            }
        }

        static synchronized @Nullable Thread hook() {
            return hook;
        }
    }

    /**
     * Queues a warning. It never waits, and throws only if there is no memory or no stack for the
     * message.
     *
     * @param text one line
     * @param failure what is logged with it, or null
     */
    public static void warn(String text, @Nullable Throwable failure) {
        warn(OURS, text, failure);
    }

    /**
     * Queues a warning for a logger other than that of the core.
     *
     * @param logger its name
     * @param text what happened
     * @param failure what is logged with it, or null
     */
    public static void warn(String logger, String text, @Nullable Throwable failure) {
        try {
            WRITER.execute(new Message(logger, text, failure));
        } catch (OutOfMemoryError e) { // no thread could be started
            LOST.incrementAndGet();
            Writer.notStarted();
            throw e;
        }
    }

    /**
     * Waits until the messages queued so far have been written, up to a second. If that was not
     * enough, the log is blocked, and further calls do not wait until it has written something. For
     * the end of the JVM, which nothing here may prevent.
     */
    public static void awaitWritten() {
        if (blocked || (WRITER.getPoolSize() == 0 && WRITER.getQueue().isEmpty())) {
            return;
        }
        try {
            blocked = !isWrittenWithin(TimeUnit.SECONDS.toNanos(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            // There is no memory to wait with.
        }
    }

    private static boolean isWrittenWithin(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        CountDownLatch written = new CountDownLatch(1);
        Runnable last =
                () -> {
                    tellLost();
                    written.countDown();
                };
        if (!WRITER.getQueue().offer(last, nanos, TimeUnit.NANOSECONDS)) {
            return false;
        }
        WRITER.prestartCoreThread();
        return written.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /**
     * Writes a message. It is printed to {@link System#err} if the log fails, and also while the
     * JVM shuts down: java.util.logging may have removed its handlers already.
     */
    private static void write(String logger, String text, @Nullable Throwable failure) {
        try {
            System.getLogger(logger).log(System.Logger.Level.WARNING, text, failure);
            if (JvmEnd.hasBegun() && endsInJavaLogging()) {
                print(text, failure);
            }
        } catch (Throwable e) {
            print(text, failure);
        }
    }

    private static void print(String text, @Nullable Throwable failure) {
        try {
            StringWriter whole = new StringWriter();
            whole.append("WARNING: ").append(text);
            if (failure != null) {
                appendTrace(whole.append('\n'), failure);
            }
            System.err.println(whole.toString().stripTrailing());
        } catch (Throwable e) {
            // There is no memory for it. The failure stays in err().
        }
    }

    private static void appendTrace(StringWriter text, Throwable failure) {
        try {
            failure.printStackTrace(new PrintWriter(text, true));
        } catch (Throwable e) { // of a class of the user's
            text.append(failure.getClass().getName());
        }
    }

    private static boolean endsInJavaLogging() {
        String home = System.LoggerFinder.getLoggerFinder().getClass().getModule().getName();
        return "java.logging".equals(home);
    }
}
