package goprocess.debug.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection that is notified of each transition, with the transitions that it has not read yet.
 */
final class Follower {
    /** How many transitions are kept for a slow reader; each takes a few hundred bytes. */
    private static final int MOST_WAITING = 10_000;

    /** How often a sign of life is written, since only writing shows that a reader has gone. */
    private static final long SIGN_OF_LIFE = TimeUnit.SECONDS.toNanos(5);

    private final Queue<Told> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean writerIsParked;
    private volatile boolean ended;

    Follower(Thread writer) {
        this.writer = writer;
    }

    /** Adds a transition. Takes no lock and does not wait. */
    void tell(Told told) {
        if (size.incrementAndGet() > MOST_WAITING) {
            size.decrementAndGet();
            dropped.incrementAndGet();
            return;
        }
        long gap = dropped.get() == 0 ? 0 : dropped.getAndSet(0);
        if (gap > 0) {
            waiting.add(Told.gap(gap));
        }
        waiting.add(told);
        if (writerIsParked) {
            LockSupport.unpark(writer);
        }
    }

    /** Makes {@link #write} return. */
    void end() {
        ended = true;
        LockSupport.unpark(writer);
    }

    /**
     * Writes until {@link #end} is called, or until the stream throws because the other end is
     * gone.
     */
    void write(OutputStream out) throws IOException {
        write(Told.sign("following"), out);
        out.flush();
        long quietSince = System.nanoTime();
        while (!ended) {
            Told told = waiting.poll();
            if (told != null) {
                if (!told.isGap()) {
                    size.decrementAndGet();
                }
                write(told, out);
                quietSince = System.nanoTime();
                continue;
            }
            long gap = dropped.getAndSet(0);
            if (gap > 0) {
                write(Told.gap(gap), out);
            }
            out.flush();
            long quiet = System.nanoTime() - quietSince;
            if (quiet >= SIGN_OF_LIFE) {
                write(Told.sign("alive"), out);
                quietSince = System.nanoTime();
            } else {
                park(SIGN_OF_LIFE - quiet);
            }
        }
    }

    private static void write(Told told, OutputStream out) throws IOException {
        Json.line(out, told::write);
    }

    private void park(long nanos) {
        writerIsParked = true;
        if (waiting.isEmpty() && !ended) {
            LockSupport.parkNanos(nanos);
        }
        writerIsParked = false;
    }
}
