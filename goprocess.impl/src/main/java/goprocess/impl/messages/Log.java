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

    private static final AtomicLong LOST = new AtomicLong();
    private static final ThreadPoolExecutor WRITER = writer();

    private Log() {}

    private record Message(String text, @Nullable Throwable failure) implements Runnable {
        @Override
        public void run() {
            write(text, failure);
            long lost = LOST.getAndSet(0);
            if (lost > 0) {
                write(
                        lost
                                + " further messages of goprocess were lost: more than "
                                + MOST
                                + " waited for a log that took none, or there was no memory for"
                                + " them",
                        null);
            }
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
                        Log::thread,
                        (message, full) -> LOST.incrementAndGet());
        writer.allowCoreThreadTimeOut(true);
        return writer;
    }

    /**
     * A thread that lives as long as there are messages, and makes the end of the JVM wait for it.
     */
    private static Thread thread(Runnable writing) {
        Thread thread =
                Thread.ofPlatform()
                        .daemon()
                        .inheritInheritableThreadLocals(false)
                        .name("goprocess log")
                        .unstarted(() -> JvmEnd.during(writing, Log::awaitWritten));
        thread.setContextClassLoader(Log.class.getClassLoader());
        return thread;
    }

    /**
     * Queues a warning. It never waits, and throws only if there is no memory or no stack for the
     * message.
     *
     * @param text one line
     * @param failure what is logged with it, or null
     */
    public static void warn(String text, @Nullable Throwable failure) {
        try {
            WRITER.execute(new Message(text, failure));
        } catch (OutOfMemoryError e) { // no thread could be started
            LOST.incrementAndGet();
            throw e;
        }
    }

    /** Waits up to a second until the messages queued so far have been written. */
    public static void awaitWritten() {
        if (WRITER.getPoolSize() == 0) {
            return;
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        CountDownLatch written = new CountDownLatch(1);
        try {
            if (WRITER.getQueue().offer(written::countDown, 1, TimeUnit.SECONDS)) {
                WRITER.prestartCoreThread();
                var unused = written.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Writes a message. While the JVM shuts down, java.util.logging may have removed its handlers
     * already, so a message that would go there is also written to {@link System#err}.
     */
    private static void write(String text, @Nullable Throwable failure) {
        try {
            System.getLogger("goprocess").log(System.Logger.Level.WARNING, text, failure);
            if (JvmEnd.hasBegun() && endsInJavaLogging()) {
                StringWriter whole = new StringWriter();
                whole.append("WARNING: ").append(text);
                if (failure != null) {
                    failure.printStackTrace(new PrintWriter(whole.append('\n'), true));
                }
                System.err.println(whole.toString().stripTrailing());
            }
        } catch (Throwable e) {
            // The log fails, or there is no memory for it. A failure stays in err().
        }
    }

    private static boolean endsInJavaLogging() {
        String home = System.LoggerFinder.getLoggerFinder().getClass().getModule().getName();
        return "java.logging".equals(home);
    }
}
