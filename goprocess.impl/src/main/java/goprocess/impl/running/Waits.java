package goprocess.impl.running;

import goprocess.impl.messages.Deadline;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Moment;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Waiter;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The ways in which a thread waits for a node. */
public final class Waits {
    private Waits() {}

    /** The end of a wait of this many nanoseconds that begins now. */
    public static long deadline(long nanos) {
        return nanos == Deadline.FOREVER || nanos <= 0 ? 0 : System.nanoTime() + nanos;
    }

    /**
     * Waits until a node is closed that was open when the call began. Interrupts do not end the
     * wait; the interrupt flag is set again at the end.
     *
     * @param nanos the length of the wait; used only to see whether there is a limit
     * @param since when the thread began to wait; needed only where there is a listener
     * @return whether it is closed
     * @throws goprocess.api.DeadlockException if the wait could never end
     * @throws IllegalStateException if the current thread is in a listener
     */
    public static boolean untilClosed(Node node, long nanos, long deadline, long since) {
        ensureNotInListener(node);
        if (node.isClosed()) {
            return true;
        }
        Listeners.waiting(node);
        ParkedThread wait = ParkedThread.of(node, Moment.CLOSED, nanos, false, since);
        wait.enter();
        if (wait.works != null) {
            judge(wait);
        }
        try {
            return wait.park(deadline);
        } catch (InterruptedException e) {
            throw new AssertionError(e); // it is not interruptible
        }
    }

    private static void judge(ParkedThread wait) {
        try {
            Deadlocks.ensureNone(wait);
            wait.stand();
        } catch (Throwable e) {
            wait.refuse();
            throw e;
        }
    }

    /** Throws in a listener, where a wait would hold up the thread that closes the process. */
    public static void ensureNotInListener(Node node) {
        if (Listeners.isTelling()) {
            throw new IllegalStateException(
                    ("A listener must not wait until %s is closed, since it holds up what makes it"
                                    + " close: use closeAsync() there")
                            .formatted(node));
        }
    }

    /**
     * Waits for a moment, until interrupted.
     *
     * @return whether the moment has come
     */
    public static boolean untilRaised(Node node, Moment moment, long nanos)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (node.isRaised(moment) || nanos <= 0) {
            return node.isRaised(moment);
        }
        if (moment == Moment.CLOSED) {
            Listeners.waiting(node);
        }
        long deadline = deadline(nanos);
        ParkedThread wait = ParkedThread.of(node, moment, nanos, true, Listeners.now());
        wait.enter();
        return wait.park(deadline);
    }

    /**
     * Notes that the current thread is about to wait for a moment in another way than here, so that
     * a diagnosis sees the wait. The caller removes it from the node when the wait has ended. Such
     * a wait is never judged, and no other wait is refused because of it.
     *
     * @param interruptible whether an interrupt ends the wait
     * @param ends whether it has ended, or ends by itself after a time; called by any thread
     */
    public static Waiter note(
            Node node, Moment moment, boolean interruptible, BooleanSupplier ends) {
        if (moment == Moment.CLOSED) {
            Listeners.waiting(node);
        }
        ParkedThread wait = ParkedThread.elsewhere(node, moment, interruptible, ends);
        wait.enter();
        return wait;
    }

    /** The threads that wait until a node is closed. */
    public static List<ProcessNode.Wait> of(Node node) {
        return shown(parked(node));
    }

    /** The threads that wait until all that a node waits for has closed, but for its function. */
    public static List<ProcessNode.Wait> forChildrenOf(Node node) {
        return shown(parked(node, Moment.CHILDREN_CLOSED));
    }

    private static List<ProcessNode.Wait> shown(List<ParkedThread> parked) {
        if (parked.isEmpty()) { // as with nearly all of the million that a capture asks
            return List.of();
        }
        return parked.stream()
                .map(one -> new ProcessNode.Wait(one.thread, one.endsByItself(), one.since()))
                .toList();
    }

    static List<ParkedThread> parked(Node node) {
        return parked(node, Moment.CLOSED);
    }

    private static List<ParkedThread> parked(Node node, Moment moment) {
        ParkedThread[] parked = new ParkedThread[4];
        while (true) {
            int found = 0;
            int s = node.lock();
            if (Node.phase(s) != Node.CLOSED) {
                for (Waiter waiter = waitersLocked(node, moment);
                        waiter != null;
                        waiter = waiter.olderLocked()) {
                    if (waiter instanceof ParkedThread thread) {
                        if (found < parked.length) {
                            parked[found] = thread;
                        }
                        found++;
                    }
                }
            }
            node.unlock(s);
            if (found <= parked.length) {
                return new ArrayList<>(Arrays.asList(parked).subList(0, found));
            }
            parked = new ParkedThread[found + found / 8];
        }
    }

    private static @Nullable Waiter waitersLocked(Node node, Moment moment) {
        return moment == Moment.CLOSED
                ? node.closedWaitersLocked()
                : node.childrenClosedWaitersLocked();
    }
}
