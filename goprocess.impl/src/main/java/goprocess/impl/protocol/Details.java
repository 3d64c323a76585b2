package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/** Data that only some processes have, and no closed one. Guarded by the lock of the node. */
public class Details extends Notes {
    /** The waiters for the beginning of the close. */
    @Nullable Waiter closingWaiters;

    /** The waiters until everything but the function has closed. */
    @Nullable Waiter childrenClosedWaiters;

    /** How many callbacks are among the former. */
    int closingCallbacks;

    /** How many callbacks are among the latter. */
    int childrenClosedCallbacks;

    /** The first callback of each row that runs, or is about to run, and holds up the teardown. */
    @Nullable Callbacks gates;

    /** How many gates of such rows the node counts; not all of them may be listed yet. */
    int shutGates;

    /** What gives up its teardown in time, or null. Set before the node is shared. */
    public @Nullable Waiter teardownLimit;

    /** Copies the smaller notes that this object replaces. */
    protected void takeOver(Notes fewer) {
        failure = fewer.failure;
    }

    final void addGate(Callbacks first) {
        first.gate = true;
        first.nextGate = gates;
        gates = first;
    }

    final void removeGate(Callbacks first) {
        first.gate = false;
        if (gates == first) {
            gates = first.nextGate;
        } else {
            Callbacks before = gates;
            while (before != null && before.nextGate != first) {
                before = before.nextGate;
            }
            if (before != null) {
                before.nextGate = first.nextGate;
            }
        }
        first.nextGate = null;
    }

    final int callbacks(Moment moment) {
        return moment == Moment.CLOSING ? closingCallbacks : childrenClosedCallbacks;
    }

    final @Nullable Waiter takeWaiters(Moment moment) {
        Waiter taken = moment == Moment.CLOSING ? closingWaiters : childrenClosedWaiters;
        setWaiters(moment, null);
        countCallbacks(moment, -callbacks(moment));
        return taken;
    }

    final void add(Waiter waiter) {
        Moment moment = waiter.moment;
        waiter.addTo(moment == Moment.CLOSING ? closingWaiters : childrenClosedWaiters);
        setWaiters(moment, waiter);
        countCallbacks(moment, waiter instanceof Callbacks ? 1 : 0);
    }

    final void remove(Waiter waiter) {
        Moment moment = waiter.moment;
        setWaiters(
                moment,
                waiter.removeFrom(
                        moment == Moment.CLOSING ? closingWaiters : childrenClosedWaiters));
        countCallbacks(moment, waiter instanceof Callbacks ? -1 : 0);
    }

    private void setWaiters(Moment moment, @Nullable Waiter newest) {
        if (moment == Moment.CLOSING) {
            closingWaiters = newest;
        } else {
            childrenClosedWaiters = newest;
        }
    }

    private void countCallbacks(Moment moment, int change) {
        if (moment == Moment.CLOSING) {
            closingCallbacks += change;
        } else {
            childrenClosedCallbacks += change;
        }
    }
}
