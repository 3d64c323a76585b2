package goprocess.periodic;

import goprocess.api.Signal;

/** Determines when the next call is due. Used only by the thread of one schedule. */
@FunctionalInterface
interface Trigger {
    /**
     * Waits until a call is due.
     *
     * @return whether it is; false if the schedule is closing
     */
    boolean awaitDue(Signal closing) throws InterruptedException;
}
