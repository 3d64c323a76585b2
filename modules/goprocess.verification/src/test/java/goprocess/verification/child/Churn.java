package goprocess.verification.child;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens, links, closes and fails, on several threads, under two processes that live throughout. It
 * rests several times, and at each rest the JVM must be as it was at the first. Its argument is how
 * long it goes on, such as PT1M. It writes what it found, "flat" if that is so, and at last
 * "closed".
 */
public final class Churn {
    private static final int ROUNDS = 6;
    private static final int THREADS = 4;

    /** Nothing that is opened here takes this long to close, even on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    // Held, because the log manager holds loggers weakly only.
    private static final Logger LOG = Logger.getLogger("goprocess");

    private final GoProcess parent = GoProcesses.named("parent").open();
    private final GoProcess other = GoProcesses.named("other").open();
    private final AtomicLong closed = new AtomicLong();

    private Churn() {}

    public static void main(String[] args) throws Exception {
        LOG.setLevel(Level.OFF); // most of it fails on purpose
        new Churn().run(Duration.parse(args[0]).dividedBy(ROUNDS));
    }

    private void run(Duration round) throws Exception {
        Rest first = null;
        boolean flat = true;
        for (int i = 0; i < ROUNDS; i++) {
            churn(round);
            Rest rest = Rest.of(closed.get(), parent, other);
            Say.line("round " + (i + 1) + ": " + rest);
            first = first == null ? rest : first;
            flat &= rest.isAsFlatAs(first);
        }
        Say.line(flat ? "flat" : "not flat");
        if (flat) { // else they might never close
            parent.close();
            other.close();
            Rest.awaitThreads();
            Say.line("closed");
        }
    }

    /** Returns when its threads have ended, and everything that they opened is closed. */
    private void churn(Duration time) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread.Builder builder = i % 2 == 0 ? Thread.ofPlatform() : Thread.ofVirtual();
            threads.add(
                    builder.uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                            .start(new Family(parent, other, closed, enough)));
        }
        parent.closed().await(time);
        enough.set(true);
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                Say.line("a process does not close");
                Runtime.getRuntime().halt(1);
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.get(0));
        }
    }
}
