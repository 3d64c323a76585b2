package goprocess.impl.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The word that contains a node's lock, its phase and its flags; {@link Node} describes the
 * protocol.
 */
public abstract class StateWord extends Link {
    private static final int LOCKED = 1;
    private static final int PHASE = 6;

    public static final int RUNNING = 0;
    public static final int CLOSING = 2;
    public static final int ENDING = 4;
    public static final int CLOSED = 6;

    public static final int NO_FUNCTION = 0;

    /** It has, or had, a function. */
    public static final int FUNCTION = 8;

    /** The thread of its function may start it. */
    public static final int ARMED = 1 << 4;

    /** Its function has neither ended nor been given up. */
    public static final int FUNCTION_OPEN = 1 << 5;

    /** It closes by itself when its count falls to zero. */
    public static final int AFTER_CHILDREN = 1 << 6;

    /** Its teardown has been set. */
    static final int TEARDOWN_SET = 1 << 7;

    /** It waits for the background process, so it will never close. */
    public static final int WAITS_FOREVER = 1 << 8;

    /** Its function has been started. */
    public static final int FUNCTION_STARTED = 1 << 9;

    /** The end of its function lets the children finish instead of closing them. */
    public static final int LETS_CHILDREN = 1 << 10;

    /** The thread of its function sleeps, or slept, until a signal of its own process is raised. */
    public static final int FUNCTION_SLEEPS = 1 << 11;

    /** Everything that it waits for, except its own function, has closed. */
    static final int CHILDREN_CLOSED = 1 << 12;

    /** It has an {@link EarlyWaiter}. */
    static final int HAS_EARLY_WAITER = 1 << 13;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(StateWord.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Lock bit, phase and flags. Any thread may read it; the holder of the lock writes it. */
    @SuppressWarnings("UnusedVariable") // through STATE
    private int state;

    /**
     * Takes the lock, and returns the state without the lock bit. The caller passes the state,
     * changed or not, to {@link #unlock}.
     */
    public final int lock() {
        StackReserve.forLock();
        int spins = 0;
        while (true) {
            int seen = (int) STATE.getOpaque(this);
            if ((seen & LOCKED) == 0 && STATE.compareAndSet(this, seen, seen | LOCKED)) {
                return seen;
            }
            // The holder needs some tens of instructions at most, unless it was preempted.
            if (++spins < 64) {
                Thread.onSpinWait();
            } else {
                Backoff.letOthersRun();
            }
        }
    }

    public final void unlock(int newState) {
        STATE.setRelease(this, newState);
    }

    /** The state at this moment, for decisions that do not need the lock. */
    public final int peek() {
        return (int) STATE.getAcquire(this) & ~LOCKED;
    }

    /** Whether it has, or had, a function. */
    public final boolean hasFunction() {
        return (peek() & FUNCTION) != 0;
    }

    public static int phase(int state) {
        return state & PHASE;
    }

    /** The state in another phase. */
    static int in(int phase, int state) {
        return (state & ~PHASE) | phase;
    }

    public final boolean isClosed() {
        return phase(peek()) == CLOSED;
    }

    /** Whether a signal of this node is raised. Signals have no state of their own. */
    public final boolean isRaised(Moment moment) {
        return isRaised(moment, peek());
    }

    static boolean isRaised(Moment moment, int state) {
        return switch (moment) {
            case CLOSING -> phase(state) >= CLOSING;
            case CHILDREN_CLOSED -> (state & CHILDREN_CLOSED) != 0 || phase(state) >= ENDING;
            case CLOSED -> phase(state) == CLOSED;
        };
    }

    /** Sets the state of a node that is not shared yet. */
    final void initialState(int initial) {
        state = initial;
    }
}
