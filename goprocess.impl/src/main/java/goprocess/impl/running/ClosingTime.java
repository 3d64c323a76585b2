package goprocess.impl.running;

import goprocess.impl.messages.Deadline;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;

/** The time at which a process closes. Its timer is dropped if the process closes earlier. */
public final class ClosingTime extends Waiter {
    private final Timer timer;

    private ClosingTime(WorkNode node, Timer timer) {
        super(node, Moment.CLOSING);
        this.timer = timer;
    }

    /**
     * To be called before the process is opened. Throws if there is no timer, and then no process
     * is opened.
     */
    public static void prepare() {
        TimerThread.prepare();
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
            Timer timer = new Timer(close);
            boolean isOpen = false;
            try {
                isOpen = node.register(new ClosingTime(node, timer));
            } finally {
                if (!isOpen) {
                    timer.cancel();
                }
            }
            timer.start(nanos);
        }
    }

    @Override
    protected void raise(Cascade cascade) {
        timer.cancel();
    }
}
