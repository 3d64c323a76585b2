package goprocess.impl.running;

import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Waiter;

/**
 * Gives up the teardown of a process after its time limit. It is made with the process, and ends
 * with the teardown, or when a process closes that has none.
 */
final class TeardownLimit extends Waiter {
    private final long nanos;
    private final Timer timer;

    /** Throws if there is no thread for it. */
    TeardownLimit(WorkNode node, long nanos) {
        super(node, Moment.CLOSED);
        this.nanos = nanos;
        timer = new Timer(() -> GivingUp.teardown(node));
    }

    @Override
    protected void raise(Cascade cascade) {
        end();
    }

    /** The teardown begins. */
    void begin() {
        timer.start(nanos);
    }

    /** The teardown has ended. */
    void end() {
        timer.cancel();
    }
}
