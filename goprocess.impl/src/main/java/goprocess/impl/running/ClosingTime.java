package goprocess.impl.running;

import goprocess.impl.messages.Deadline;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;

import java.util.concurrent.Future;

/** The time at which a process closes. Its timer is dropped if the process closes earlier. */
public final class ClosingTime extends Waiter {
    private final Future<?> timer;

    private ClosingTime(WorkNode node, Future<?> timer) {
        super(node, Moment.CLOSING);
        this.timer = timer;
    }

    /**
     * To be called before the process is opened. Throws if there is no timer, and then no process
     * is opened.
     */
    public static void prepare() {
        Timer.prepare();
    }

    /**
     * Gives a node its time.
     *
     * @param nanos {@link Deadline#FOREVER} for none
     * @param close begins to close the node
     */
    public static void of(WorkNode node, long nanos, Runnable close) {
        if (nanos <= 0) {
            close.run();
        } else if (nanos != Deadline.FOREVER) {
            ClosingTime time = new ClosingTime(node, Timer.after(nanos, close));
            if (!node.register(time)) {
                time.timer.cancel(false);
            }
        }
    }

    @Override
    protected void raise(Cascade cascade) {
        timer.cancel(false);
    }
}
