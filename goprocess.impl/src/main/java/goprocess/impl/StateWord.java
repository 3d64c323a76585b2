package goprocess.impl;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The word that holds a node's lock, its phase and what is known of it with yes or no; {@link Node}
 * tells the protocol.
 */
abstract class StateWord extends Link {
    private static final int LOCKED = 1;
    static final int PHASE = 6;

    static final int RUNNING = 0;
    static final int CLOSING = 2;
    static final int ENDING = 4;
    static final int CLOSED = 6;

    static final int NO_FUNCTION = 0;

    /** It has, or had, a function. */
    static final int FUNCTION = 8;

    /** Its function's thread may start it. */
    static final int ARMED = 16;

    /** Its function has not ended. */
    static final int FUNCTION_OPEN = 32;

    /** It closes by itself when its count falls to zero. */
    static final int AFTER_CHILDREN = 64;

    /** It was given its one teardown. */
    static final int TEARDOWN_SET = 128;

    /** It waits for the background process, so it will never close. */
    static final int WAITS_FOREVER = 256;

    /** Its function has been started. */
    static final int FUNCTION_STARTED = 512;

    /** The end of its function lets the children finish instead of closing them. */
    static final int LETS_CHILDREN = 1024;

    /** The thread of its function is, or was, parked until closing begins. */
    static final int AWAITS_CLOSING = 2048;

    /** It has an {@link EarlyWaiter}. */
    static final int TIED = 4096;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(StateWord.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Lock bit, phase and flags. Read by anybody; written by the holder of the lock. */
    @SuppressWarnings("UnusedVariable") // through STATE
    private int state;

    /**
     * Takes the lock and returns the state without its bit, to be given, changed or not, to {@link
     * #unlock}.
     */
    final int lock() {
        StackReserve.forLock();
        int spins = 0;
        while (true) {
            int seen = (int) STATE.getOpaque(this);
            if ((seen & LOCKED) == 0 && STATE.compareAndSet(this, seen, seen | LOCKED)) {
                return seen;
            }
            // The holder needs no more than some tens of instructions, unless its processor was
            // taken away.
            if (++spins < 64) {
                Thread.onSpinWait();
            } else {
                letOthersRun();
            }
        }
    }

    /**
     * Lets the holder go on where it lost its processor. A virtual thread needs memory and stack to
     * yield; without them it spins on, since the caller is in the middle of a transition.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it
    static void letOthersRun() {
        try {
            Thread.yield();
        } catch (VirtualMachineError e) {
            Thread.onSpinWait();
        }
    }

    final void unlock(int newState) {
        STATE.setRelease(this, newState);
    }

    /** The state at this moment, for decisions that the lock is not needed for. */
    final int peek() {
        return (int) STATE.getAcquire(this) & ~LOCKED;
    }

    /** Whether it has, or had, a function. */
    final boolean hasFunction() {
        return (peek() & FUNCTION) != 0;
    }

    static int phase(int state) {
        return state & PHASE;
    }

    final boolean isRaised(boolean closing) {
        return phase(peek()) >= (closing ? CLOSING : CLOSED);
    }

    /** Sets the state of a node that nobody shares yet. */
    final void initialState(int initial) {
        state = initial;
    }
}
