package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The state of one process and everything that changes it: the close protocol.
 *
 * <h2>Phases</h2>
 *
 * A node only moves forward, so phases are compared with {@code <} and {@code >=}.
 *
 * <pre>
 * RUNNING  it may be linked, given a teardown, closed
 *   | begin: closed by a call, a parent, the end of its function, a failure elsewhere, a signal; or, if that was
 *   |        wished for, when its count falls to zero. By any thread, holding the lock.
 * CLOSING  its children are told; it waits for its count to fall to zero
 *   | end:   by the thread that takes the count to zero, in the same hold of the lock. A node that has no teardown
 *   |        (and no listener to be told) goes on to CLOSED in that hold.
 * ENDING   its teardown has begun, or is about to; nothing can be linked any more
 *   | close: by the thread that ran the teardown
 * CLOSED   it refers to no other node, and none to it
 * </pre>
 *
 * The public states are RUNNING, CLOSING (CLOSING and ENDING) and CLOSED.
 *
 * <h2>The count</h2>
 *
 * {@link #pending} counts what must happen before the teardown: one for each link that waits for an
 * open node, one for a function that has not ended, and one for each <em>gate</em>: while the turn
 * that began the close has children to tell (or a listener, of a close that takes time), for each
 * closing callback until it has returned, and while a builder makes several links. Whoever takes it
 * to zero makes the next transition in the same hold of the lock, so each happens exactly once.
 *
 * <h2>Locks</h2>
 *
 * Each node has one lock, a bit of {@link #state}. <em>No thread ever holds two</em>, so there is
 * no order to keep. Under a lock there is no user code, no waiting and no allocation; what is found
 * there is put on the lists of a {@link Turn} and done after. The lock is a bit and not a monitor
 * because users may synchronize on a process, and because a million idle processes pay for each
 * word; it is held for some tens of instructions, and longer only where the array of links grows or
 * gives up what is free at its end, which is seldom.
 *
 * <h2>Links</h2>
 *
 * A link from p to q is first entered in {@code p.out}, then in q's list ({@code q.from} or {@code
 * q.in}), under the one lock and then the other. When q closes, it takes its incoming links out of
 * {@code p.out} and counts p down. When p closes, it takes what is left (links that do not wait)
 * out of the lists of their targets. Invariants:
 *
 * <ul>
 *   <li>A link in {@code p.out} that closes was entered while p was RUNNING, and then the turn that
 *       begins p's close sees it; or later, and then the thread that entered it begins q's close.
 *   <li>A link that waits is in {@code p.out} as long as it is counted; the count is given back
 *       exactly once, by the thread that takes it out.
 *   <li>A node whose {@link #cascader} is null and which is closing has told everything below it.
 * </ul>
 *
 * <h2>Visibility</h2>
 *
 * All fields are guarded by the lock of their node unless they say otherwise. {@link #state} is
 * read without it, with acquire mode; it is written with release mode.
 */
abstract class Node extends LinkedNode implements GoProcess, ProcessNode {
    private static final AtomicLong LAST_ID = new AtomicLong();

    /** How many links are looked at in one hold of the lock. */
    private static final int LOOKED_AT = 64;

    // Written before the node is shared.
    final long id;
    final @Nullable String givenName;

    /** The {@link Teardown} until it begins; the {@link Thread} that runs it; then null. */
    @Nullable Object teardown;

    /** {@link Extras} or null; the failure instead, if there is one and no need for more. */
    @Nullable Object extras;

    /** Those who wait for this node to be closed. */
    @Nullable Waiter closedWaiters;

    /** The turn that began the close and has not yet told everything below; then null. */
    @Nullable Turn cascader;

    /** Owned by the turn in one of whose lists this node is. */
    @Nullable Node nextWork;

    Node(long id, @Nullable String name) {
        this.id = id;
        this.givenName = name;
    }

    /**
     * @param function what is known of its function in the beginning: flags of {@link StateWord}
     * @param held whether a builder is going to make several links, and then to {@link #release}
     *     the node
     */
    Node(@Nullable String name, int function, @Nullable Teardown teardown, boolean held) {
        this(LAST_ID.incrementAndGet(), name);
        this.teardown = teardown;
        pending = ((function & FUNCTION_OPEN) != 0 ? 1 : 0) + (held ? 1 : 0);
        if (Listening.INSTALLED != null) {
            extras = new Watch();
        }
        initialState(RUNNING | function | (teardown != null ? TEARDOWN_SET : 0));
    }

    @Override
    final Node to() {
        return this;
    }

    @Override
    final int flags() {
        return CHILD;
    }

    /** A link from here was not needed, or led to a node that is closed now. */
    final void dropOut(Link link, @Nullable Node closed, Turn turn) {
        int s = lock();
        if (removeOut(link)) {
            settle(s, CloseCause.CHILDREN_CLOSED, closed, turn);
        } else {
            unlock(s);
        }
    }

    // ---- transitions ----

    /**
     * Begins to close this node, if it has not begun; else sees to it that all below has, or will
     * have.
     *
     * @return whether it was this call that began
     */
    final boolean begin(CloseCause cause, @Nullable Node by, Turn turn) {
        int s = lock();
        if (phase(s) == RUNNING) {
            begin(s, cause, by, turn);
            return true;
        }
        Turn other = cascader;
        unlock(s);
        if (other != null && other != turn) {
            turn.join(this);
        }
        return false;
    }

    /** RUNNING to CLOSING. The lock is held, and released. */
    final void begin(int s, CloseCause cause, @Nullable Node by, Turn turn) {
        Extras own = extras instanceof Extras found ? found : null;
        Thread sleeper = (s & AWAITS_CLOSING) != 0 ? functionThread() : null;
        Waiter waiters = null;
        if (own != null) {
            waiters = own.closingWaiters;
            own.closingWaiters = null;
            pending += own.closingCallbacks;
        }
        boolean takesTime =
                outEnd() > 0 || (Listening.INSTALLED != null && (pending > 0 || isToldOf(own)));
        if (own instanceof Watch watch) {
            watch.closing(cause, by, takesTime || teardown != null);
        }
        int closing = s | CLOSING;
        if (takesTime) {
            pending++;
            cascader = turn;
            unlock(closing);
            turn.addCascade(this);
        } else if (pending == 0) {
            end(closing, cause, turn);
        } else {
            unlock(closing);
        }
        if (sleeper != null) {
            Waiter.wake(sleeper, this);
        }
        Waiter.raiseAll(waiters, turn);
    }

    /** Whether the listener is being told of a wait for this node: that holds up its end. */
    private static boolean isToldOf(@Nullable Extras own) {
        return own instanceof Watch watch && watch.isTold();
    }

    /** Everything below has been told, so the gate for it opens. */
    final void told(Turn turn) {
        tellClosing();
        int s = lock();
        cascader = null;
        pending--;
        settle(s, CloseCause.CHILDREN_CLOSED, null, turn);
    }

    /** Tells the listener, unless it has been told. */
    final void tellClosing() {
        if (Listening.INSTALLED != null) {
            Listening.INSTALLED.closing(this);
        }
    }

    /** Opens a gate. */
    final void release(Turn turn) {
        int s = lock();
        pending--;
        settle(s, CloseCause.CHILDREN_CLOSED, null, turn);
    }

    /**
     * Makes the transition that is due if the count is zero. The lock is held, and released.
     *
     * @param cause of the transition
     * @param last the node that was waited for, and is closed now
     */
    final void settle(int s, CloseCause cause, @Nullable Node last, Turn turn) {
        if (last != null && phase(s) == CLOSING && extras instanceof Watch watch) {
            watch.last = last;
        }
        if (pending == 0 && phase(s) == CLOSING) {
            end(s, cause, turn);
        } else if (pending == 0 && phase(s) == RUNNING && (s & AFTER_CHILDREN) != 0) {
            begin(s, cause, null, turn);
        } else {
            unlock(s);
        }
    }

    /** The wish of {@code closeAfterChildren}. */
    final void wishAfterChildren(Turn turn) {
        settle(lock() | AFTER_CHILDREN, CloseCause.CHILDREN_CLOSED, null, turn);
    }

    /**
     * CLOSING to ENDING, and on to CLOSED where nothing is left to do. The lock is held, and
     * released.
     *
     * @param cause why just now
     */
    private void end(int s, CloseCause cause, Turn turn) {
        if (teardown == null && Listening.INSTALLED == null && (s & TIED) == 0) {
            close(s, failureSoFar(), turn);
            return;
        }
        boolean held = false;
        if (extras instanceof Watch watch) {
            if (teardown == null) {
                held = watch.endIsHeld();
                if (cause != CloseCause.FUNCTION_RETURNED) {
                    watch.workSince = 0;
                }
            } else {
                watch.workSince = System.nanoTime();
            }
        }
        unlock((s & ~PHASE) | ENDING);
        if (!held) {
            turn.addEnding(this);
        }
    }

    /**
     * ENDING to CLOSED, by the thread that ran the teardown.
     *
     * @param at when that ended; known only where there is a listener
     */
    final void conclude(@Nullable Throwable teardownFailure, long at, Turn turn) {
        raiseEarly(turn);
        Throwable failure = failureSoFar();
        if (teardownFailure != null) {
            failure = failure == null ? teardownFailure : Failures.both(failure, teardownFailure);
            failed(failure, turn);
        }
        if (Listening.INSTALLED == null) {
            close(lock(), failure, turn);
        } else if (!endIsHeld(failure, teardownFailure == null ? at : 0)) {
            Listening.INSTALLED.closed(this, failure);
            close(lock(), failure, turn);
        }
    }

    /**
     * Whether the listener is being told of a wait for this node, and shall hear of the end after
     * it: then the last one to tell of a wait sees to the end, in {@link #tellOfWait}.
     */
    private boolean endIsHeld(@Nullable Throwable failure, long at) {
        int s = lock();
        boolean held = false;
        if (extras instanceof Watch watch) {
            teardown = null;
            watch.failure = failure;
            watch.workSince = at;
            held = watch.endIsHeld();
        }
        unlock(s);
        return held;
    }

    /** ENDING to CLOSED, where there is no teardown, or none any more. */
    final void concludeAtOnce(Turn turn) {
        raiseEarly(turn);
        if (Listening.INSTALLED == null) {
            close(lock(), failureSoFar(), turn);
        } else {
            Listening.INSTALLED.closedAtOnce(this, failureSoFar());
            close(lock(), failureSoFar(), turn);
        }
    }

    /** What has to be done when it is seen that the node is closed. */
    private void raiseEarly(Turn turn) {
        if ((peek() & TIED) == 0) {
            return;
        }
        Waiter early = null;
        int s = lock();
        for (Waiter waiter = closedWaiters; waiter != null; ) {
            Waiter next = waiter.next;
            if (waiter instanceof EarlyWaiter) {
                closedWaiters = waiter.removeFrom(closedWaiters);
                waiter.addTo(early);
                early = waiter;
            }
            waiter = next;
        }
        unlock(s & ~TIED);
        Waiter.raiseAll(early, turn);
    }

    private @Nullable Throwable failureSoFar() {
        return extras instanceof Extras own ? own.failure : (Throwable) extras;
    }

    /**
     * Tells the listener that the current thread is about to wait until this node is closed, but
     * not once it is told of the end.
     */
    final void tellOfWait(Listening listening) {
        Turn turn = Turn.ofCall();
        if (this instanceof Background) {
            listening.waiting(this);
        } else if (holdEnd()) {
            listening.waiting(this);
            letEnd(turn);
            turn.run();
        }
    }

    private boolean holdEnd() {
        int s = lock();
        boolean held = extras instanceof Watch watch && watch.holdEnd();
        unlock(s);
        return held;
    }

    private void letEnd(Turn turn) {
        int s = lock();
        boolean due = extras instanceof Watch watch && watch.letEnd();
        unlock(s);
        if (due) {
            turn.addEnding(this);
        }
    }

    /**
     * To CLOSED. The lock is held, and released. What is linked is let go of by {@link #finish}.
     */
    private void close(int s, @Nullable Throwable failure, Turn turn) {
        teardown = null;
        extras = failure;
        unlock((s & ~PHASE) | CLOSED);
        turn.addClosed(this);
    }

    /**
     * Lets go of everything. The node is closed, so its list of incoming links and its waiters are
     * the turn's alone; only its array of outgoing links is still shared with the nodes they lead
     * to.
     */
    final void finish(Turn turn) {
        Node parent = from;
        if (parent != null) {
            from = null;
            parent.dropOut(this, this, turn);
        }
        ExtraLink link = in;
        in = null;
        while (link != null) {
            ExtraLink next = link.next;
            link.previous = null;
            link.next = null;
            link.source().dropOut(link, this, turn);
            link = next;
        }
        if (outEnd() > 0) {
            dropAllOut();
        }
        Waiter waiters = closedWaiters;
        closedWaiters = null;
        Waiter.raiseAll(waiters, turn);
    }

    private void dropAllOut() {
        while (true) {
            int s = lock();
            if (outEnd() == 0) {
                out = NONE;
                unlock(s);
                return;
            }
            Link link = out[outEnd() - 1];
            if (link != null) { // as the last one is
                removeOut(link);
            }
            unlock(s);
            if (link instanceof ExtraLink extra) {
                Node target = extra.to();
                target.dropIn(extra);
                if (extra.has(CLOSES)) { // only the loss of a parent makes a root
                    Roots.reconsider(target);
                }
            }
        }
    }

    /**
     * Undoes the opening of a node that a parent refused: no link stays, no teardown and no
     * function runs.
     */
    final void abandon(boolean held, Turn turn) {
        functionNeverRuns();
        int s = lock();
        teardown = null;
        if ((s & FUNCTION_OPEN) != 0) {
            s &= ~(FUNCTION_OPEN | ARMED);
            pending--;
        }
        pending++; // keeps it from closing until its links are gone
        unlock(s);
        dropAllOut();
        begin(CloseCause.REFUSED, null, turn);
        if (held) {
            release(turn);
        }
        release(turn);
    }

    /**
     * The function or teardown failed: shows it, and only then begins to close those that were
     * named in {@code closeOnFailure}, so that whoever sees them close finds out why.
     */
    final void failed(Throwable failure, Turn turn) {
        int s = lock();
        if (extras instanceof Extras own) {
            own.failure = failure;
        } else {
            extras = failure;
        }
        unlock(s);
        beginTargets(FAILS, CloseCause.FAILURE, turn);
    }

    /**
     * Begins to close those that a kind of link leads to. It goes down the array one target at a
     * time, holding no lock while it tells it: no link moves meanwhile, and one that is made is
     * told by whoever makes it.
     */
    final void beginTargets(int flag, CloseCause cause, Turn turn) {
        int left = Integer.MAX_VALUE;
        while (left > 0) {
            Node target = null;
            int s = lock();
            left = Math.min(left, outEnd());
            for (int looked = 0; target == null && left > 0 && looked < LOOKED_AT; looked++) {
                Link link = out[--left];
                target = link != null && link.has(flag) ? link.to() : null;
            }
            unlock(s);
            if (target != null) {
                target.begin(cause, this, turn);
                turn.finishClosed();
            }
        }
    }

    // ---- function and teardown ----

    /** If there is a function it will not run. Called under no lock. */
    void functionNeverRuns() {}

    /**
     * The thread that runs the function, or is about to; null if there is none. The lock is held.
     */
    @Nullable Thread functionThread() {
        return null;
    }

    /**
     * Keeps a teardown for later. False where its time has passed, and the caller has to run it.
     */
    final boolean keepTeardown(Teardown given) {
        int s = lock();
        if ((s & TEARDOWN_SET) != 0) {
            unlock(s);
            throw new IllegalStateException(
                    this
                            + " has a teardown already, and a process has only one:"
                            + " put both actions in it, or open a child for the second");
        }
        boolean kept = phase(s) < ENDING;
        if (kept) {
            teardown = given;
        }
        unlock(s | TEARDOWN_SET);
        return kept;
    }

    /** Takes the teardown to run it on the calling thread. Null once it was taken: it runs once. */
    final @Nullable Teardown claimTeardown() {
        int s = lock();
        Teardown claimed = teardown instanceof Teardown waiting ? waiting : null;
        if (claimed != null) {
            teardown = Thread.currentThread();
            if (extras instanceof Watch watch) {
                watch.workSince = System.nanoTime();
            }
        }
        unlock(s);
        return claimed;
    }

    // ---- waiters ----

    /**
     * Enters a waiter, unless what it waits for has happened.
     *
     * @return whether it was entered
     */
    final boolean register(Waiter waiter) {
        return waiter.forClosing
                ? registerForClosing(waiter, new Extras())
                : registerForClosed(waiter);
    }

    private boolean registerForClosed(Waiter waiter) {
        int s = lock();
        boolean entered = phase(s) < CLOSED;
        if (entered) {
            waiter.addTo(closedWaiters);
            closedWaiters = waiter;
        }
        unlock(waiter instanceof EarlyWaiter ? s | TIED : s);
        return entered;
    }

    private boolean registerForClosing(Waiter waiter, Extras spare) {
        int s = lock();
        boolean entered = phase(s) == RUNNING;
        if (entered) {
            Extras own = extras instanceof Extras found ? found : spare;
            if (own == spare) {
                own.failure = (Throwable) extras; // of the function, which has just ended
                extras = own;
            }
            waiter.addTo(own.closingWaiters);
            own.closingWaiters = waiter;
            if (waiter instanceof Callback callback) {
                own.closingCallbacks++;
                callback.gated = true;
            }
        } else if (phase(s) == CLOSING && waiter instanceof Callback callback) {
            pending++; // it is served at once, by the caller, and the teardown must not begin
            // before
            callback.gated = true;
        }
        unlock(s);
        return entered;
    }

    /** Takes a waiter back. Nothing is to be done once its list was taken by a turn. */
    final void unregister(Waiter waiter) {
        int s = lock();
        if (waiter.listed && phase(s) < (waiter.forClosing ? CLOSING : CLOSED)) {
            if (!waiter.forClosing) {
                closedWaiters = waiter.removeFrom(closedWaiters);
            } else if (extras instanceof Extras own) {
                own.closingWaiters = waiter.removeFrom(own.closingWaiters);
                own.closingCallbacks -= waiter instanceof Callback ? 1 : 0;
            }
        }
        unlock(s);
    }
}
