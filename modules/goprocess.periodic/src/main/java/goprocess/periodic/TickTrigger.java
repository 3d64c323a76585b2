package goprocess.periodic;

import goprocess.api.Signal;

/**
 * Due at the first tick, and from then on at every multiple of the interval. A late caller gets one
 * tick at once for all those it missed, and the next one on time again. So ticks neither pile up
 * nor drift.
 */
final class TickTrigger implements Trigger {
    private final Clock clock;
    private final long interval;
    private long next;

    /** The first tick is due after {@code first} nanoseconds. */
    TickTrigger(Clock clock, long interval, long first) {
        this.clock = clock;
        this.interval = interval;
        this.next = clock.nanoTime() + first;
    }

    @Override
    public boolean awaitDue(Signal closing) throws InterruptedException {
        long early = next - clock.nanoTime();
        while (early > 0) {
            if (!clock.pause(early, closing)) {
                return false;
            }
            early = next - clock.nanoTime();
        }
        next += (-early / interval + 1) * interval;
        return !closing.isRaised();
    }
}
