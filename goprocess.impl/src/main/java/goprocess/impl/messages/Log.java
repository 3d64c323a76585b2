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
 * Warnings, written to {@link System.Logger} by a thread of their own: a log that blocks holds up
 * nobody but that thread. Whoever has something to say hands it over and goes on.
 */
public final class Log {
    /** So many messages wait at most; the rest are counted. */
    private static final int MOST = 10_000;

    /**
     * The thread keeps the class loader of the library for so long when there is nothing to say.
     */
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

    /** A thread that lives as long as there is something to say, and has the JVM's end wait. */
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
     * Hands over a warning. Never waits, and never throws but where there is no memory or no stack
     * for it.
     *
     * @param text one line
     * @param failure what is logged with it, or null
     */
    public static void warn(String text, @Nullable Throwable failure) {
        try {
            WRITER.execute(new Message(text, failure));
        } catch (OutOfMemoryError e) { // there is no thread to be had
            LOST.incrementAndGet();
            throw e;
        }
    }

    /** Waits up to a second until what was handed over so far has been written. */
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
     * While the JVM shuts down java.util.logging may have let go of its handlers already, so what
     * ends there goes to {@link System#err} as well.
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
