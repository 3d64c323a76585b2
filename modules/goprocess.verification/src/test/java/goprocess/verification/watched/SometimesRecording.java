package goprocess.verification.watched;

import goprocess.spi.ProcessEvent;
import goprocess.spi.ProcessListener;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that wants all events only while it is switched on. */
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
    public Set<Interest> interests() {
        return EnumSet.complementOf(EnumSet.of(Interest.WAITING));
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
    public void opened(ProcessEvent.Opened event) {
        Recording.add(event.process().name() + " opened");
    }

    @Override
    public void linked(ProcessEvent.Linked event) {
        Recording.add(event.link().from().name() + " linked" + timed(event.time()));
    }

    @Override
    public Object closing(ProcessEvent.Closing event) {
        Recording.add(event.process().name() + " closing" + timed(event.time()));
        return event.process();
    }

    @Override
    public Object functionStarted(ProcessEvent.FunctionStarted event) {
        Recording.add(event.process().name() + " function started" + timed(event.time()));
        return event.process();
    }

    @Override
    public void functionEnded(ProcessEvent.FunctionEnded event) {
        String known = event.begun() == event.process() ? "" : " that began before";
        Recording.add(
                event.process().name() + " function" + known + " ended" + timed(event.time()));
    }

    @Override
    public Object teardownStarted(ProcessEvent.TeardownStarted event) {
        Recording.add(event.process().name() + " teardown started" + timed(event.time()));
        return event.process();
    }

    @Override
    public void teardownEnded(ProcessEvent.TeardownEnded event) {
        String known = event.begun() == event.process() ? "" : " that began before";
        Recording.add(
                event.process().name() + " teardown" + known + " ended" + timed(event.time()));
    }

    @Override
    public void closed(ProcessEvent.Closed event) {
        Recording.add(event.process().name() + " closed" + timed(event.time()));
    }

    @Override
    public void closedAtOnce(ProcessEvent.ClosedAtOnce event) {
        Recording.add(
                event.process().name()
                        + " closed at once"
                        + (recording ? timed(event.closingAt(), event.time()) : ""));
        Recording.add(
                event.process().name()
                        + " began to close"
                        + timed(event.process().look().closingAt()));
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
