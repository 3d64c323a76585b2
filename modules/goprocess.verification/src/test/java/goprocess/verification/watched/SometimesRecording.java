package goprocess.verification.watched;

import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessListener;
import goprocess.spi.ProcessNode;

import java.util.concurrent.atomic.AtomicInteger;

/** A listener that wants to hear of everything only while it is switched on. */
public final class SometimesRecording implements ProcessListener {
    static volatile boolean on;

    /** How often it says no before it is on. */
    private static final AtomicInteger NOES = new AtomicInteger();

    private static volatile boolean failing;

    /** What it said last. */
    private volatile boolean recording;

    static void onAfter(int noes) {
        on = false;
        NOES.set(noes);
    }

    static void fail() {
        failing = true;
    }

    @Override
    public boolean isRecording() {
        if (failing) {
            throw new IllegalStateException("on purpose");
        }
        recording = on;
        if (NOES.get() > 0 && NOES.decrementAndGet() == 0) {
            on = true; // from the next time on
        }
        return recording;
    }

    @Override
    public void opened(ProcessNode process, ProcessNode parent, long time) {
        Recording.add(process.name() + " opened");
    }

    @Override
    public void linked(ProcessLink link, long time) {
        Recording.add(link.from().name() + " linked" + timed(time));
    }

    @Override
    public Object closing(ProcessNode process, CloseCause cause, ProcessNode by, long time) {
        Recording.add(process.name() + " closing" + timed(time));
        return process;
    }

    @Override
    public Object functionStarted(ProcessNode process, long time) {
        Recording.add(process.name() + " function started" + timed(time));
        return process;
    }

    @Override
    public void functionEnded(ProcessNode process, Throwable failure, Object started, long time) {
        String known = started == process ? "" : " that began before";
        Recording.add(process.name() + " function" + known + " ended" + timed(time));
    }

    @Override
    public Object teardownStarted(ProcessNode process, long time) {
        Recording.add(process.name() + " teardown started" + timed(time));
        return process;
    }

    @Override
    public void teardownEnded(ProcessNode process, Throwable failure, Object started, long time) {
        String known = started == process ? "" : " that began before";
        Recording.add(process.name() + " teardown" + known + " ended" + timed(time));
    }

    @Override
    public void closed(
            ProcessNode process, ProcessNode last, Throwable failure, Object closing, long time) {
        Recording.add(process.name() + " closed" + timed(time));
    }

    @Override
    public void closedAtOnce(
            ProcessNode process,
            CloseCause cause,
            ProcessNode by,
            Throwable failure,
            long closingAt,
            long time) {
        Recording.add(
                process.name() + " closed at once" + (recording ? timed(closingAt, time) : ""));
        Recording.add(process.name() + " began to close" + timed(process.look().closingAt()));
    }

    private static String timed(long... times) {
        for (long time : times) {
            if (time == 0) {
                return ", at no time";
            }
        }
        return "";
    }
}
