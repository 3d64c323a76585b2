package goprocess.impl.protocol;

import goprocess.api.GoProcess;
import goprocess.api.Teardown;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.List;
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
 *   | begin:    closed by a call, a parent, the end of its function, a failure elsewhere, a signal; or, if a close
 *   |           was requested, when its count falls to zero; or its opening failed, see refuse. By any thread,
 *   |           holding the lock.
 * CLOSING  its children begin to close; it waits for its count to fall to zero
 *   | end:      by the thread that takes the count to zero, in the same hold of the lock. A node goes on to CLOSED
 *   |           in that hold if it has no teardown, no early waiter, and no observer to be notified.
 * ENDING   its teardown has begun, or is about to; nothing can be linked any more
 *   | conclude: by the thread that ran the teardown, or by the one that gave it up, whichever is first; without a
 *   |           teardown, by the cascade that made it ENDING. If a thread was just reporting a wait to the
 *   |           observer, by that thread instead, when it has done so.
 * CLOSED   it refers to no other node, and none to it
 * </pre>
 *
 * The public states are RUNNING, CLOSING (CLOSING and ENDING) and CLOSED. {@code childrenClosed()}
 * is raised on the way, in the hold of the lock after which closing has begun or is requested, and
 * the count contains only the function and callbacks.
 *
 * <h2>One close, from the call to the last callback</h2>
 *
 * <pre>
 * caller    begin(p)            p is CLOSING; the waiters for that are put into the cascade, and raised
 * caller    beginTargets(p)     each child begins, breadth first; leaves end, and are taken out of the graph
 * caller    allBelowBegan(p)    the gate of p opens; if nothing is left to wait for, p ends
 * caller    startCallbacks      those of closing() get a thread; their gate opens when they have returned
 *           ------------------- the call returns here, or waits
 * child     finish(c)           the last child counts p down, on whatever thread c ended: childrenClosed() of p is
 *                               raised, and p ends, or does so when its function and callbacks have
 * carrier   claimTeardown(p)    the teardown runs: on a thread of the library, or on one that waits in close()
 * carrier   conclude(p)         what it threw is stored and handed on; p is CLOSED
 * carrier   finish(p)           p drops all references; its parents are counted down, its waiters are raised
 * library   callbacks           those of closed() run on a thread of their own
 * </pre>
 *
 * <h2>The count</h2>
 *
 * {@link #pending} counts what must happen before the teardown: one for each link that waits for an
 * open node, one for a function that has neither ended nor been given up, and one for each
 * <em>gate</em>. There is a gate while the cascade that began the close still has children to close
 * (or an observer to notify, if the close takes time), for each row of callbacks until it has
 * returned or been given up, and while a builder makes several links. The thread that takes the
 * count to zero makes the next transition in the same hold of the lock, so each transition happens
 * exactly once.
 *
 * <h2>Locks</h2>
 *
 * Each node has one lock, a bit of the state word. <em>No thread ever holds two</em>, so there is
 * no lock order. Under a lock there is no user code, no waiting and no allocation. What follows is
 * put on the lists of a {@link Cascade} and done after the lock is released. The lock is a bit and
 * not a monitor because users may synchronize on a process, and because each word counts with a
 * million idle processes. A method named {@code ...AndUnlock} is called with the lock held, and
 * releases it; one named {@code ...Locked} is called with the lock held, and keeps it. Only {@link
 * Details}, {@link Waiter} and {@link Callbacks}, which have no lock, are called under that of
 * their node without saying so. All other methods take it themselves.
 *
 * <h2>Links</h2>
 *
 * A link from p to q is first entered in {@code p.out}, then in q's list ({@code q.from} or {@code
 * q.in}), under the one lock and then the other. When q closes, it takes its incoming links out of
 * {@code p.out} and counts p down. When p closes, it takes its remaining links, which do not wait,
 * out of the lists of their targets. Invariants:
 *
 * <ul>
 *   <li>If a link that closes was entered in {@code p.out} while p was RUNNING, the cascade that
 *       begins p's close sees it. If it was entered later, the thread that entered it begins q's
 *       close.
 *   <li>A link that waits is in {@code p.out} as long as it is counted; the count is given back
 *       exactly once, by the thread that takes it out.
 *   <li>If a node is closing and its {@link #cascade} is null, everything below it has begun to
 *       close.
 *   <li>A function, a teardown and a row of callbacks ends once. The thread that ran it and one
 *       that gives it up both claim the end under the lock; the first one gets it.
 * </ul>
 *
 * <h2>Visibility</h2>
 *
 * All fields are guarded by the lock of their node unless they say otherwise. The state word is
 * read without it, with acquire mode; it is written with release mode.
 */
public abstract class Node extends DetailedNode implements GoProcess, ProcessNode {
    private static final AtomicLong LAST_ID = new AtomicLong();

    /** At most so many links are examined in one hold of the lock. */
    private static final int MOST_EXAMINED = 64;

    // Written before the node is shared.
    public final long id;
    public final @Nullable String givenName;

    /** The cascade that began the close, until everything below has begun to close; then null. */
    private @Nullable Cascade cascade;

    /** Owned by the cascade that has this node in one of its lists. */
    @Nullable Node nextWork;

    /** A node that never closes. */
    protected Node(long id, String name) {
        this.id = id;
        this.givenName = name;
    }

    /**
     * @param function the initial flags of {@link StateWord} for its function
     * @param held whether a builder is going to make several links, after which it calls {@link
     *     #release}
     */
    protected Node(@Nullable String name, int function, @Nullable Teardown teardown, boolean held) {
        this.id = LAST_ID.incrementAndGet();
        this.givenName = name;
        this.teardown = teardown;
        pending = ((function & FUNCTION_OPEN) != 0 ? 1 : 0) + (held ? 1 : 0);
        if (Observer.Installed.OBSERVER != null) {
            boolean plain = function == NO_FUNCTION && teardown == null && !held;
            beginWith(Observer.Installed.OBSERVER.notesOf(plain));
        }
        initialState(RUNNING | function | (teardown != null ? TEARDOWN_SET : 0));
    }

    @Override
    public final Node to() {
        return this;
    }

    @Override
    public final int flags() {
        return CHILD;
    }

    /** The given name, or a computed one if no name was given. */
    public static String name(@Nullable String given, boolean hasFunction, long id) {
        return given != null ? given : (hasFunction ? "go-" : "process-") + id;
    }

    /** Whether it never closes, so that nothing needs to be stored for it. */
    public boolean isBackground() {
        return false;
    }

    // ---- what another room does for the protocol ----

    /** The teardown is due: starts it on a thread of the library. Throws nothing. */
    protected abstract void startTeardown(Cascade cascade);

    /** The thread that runs the function, or is about to; null if there is none. */
    public @Nullable Thread functionRunnerLocked() {
        return null;
    }

    /**
     * Wakes the thread of the function, which sleeps until a signal of this node is raised. Throws
     * nothing.
     */
    protected void wake(Thread functionRunner) {}

    /** The function, if there is one, will not run. Called under no lock. */
    protected void functionNeverRuns() {}

    // ---- RUNNING to CLOSING ----

    /**
     * Begins to close this node. If it has begun before, makes sure that everything below has
     * begun, or will have.
     *
     * @return whether this call began the close
     */
    public final boolean begin(CloseCause cause, @Nullable Node by, Cascade c) {
        c.unobserved = Observer.Installed.isIndifferent();
        int s = lock();
        if (phase(s) == RUNNING) {
            beginAndUnlock(s, cause, by, c);
            return true;
        }
        Cascade other = cascade;
        unlock(s);
        if (other != null && other != c) {
            c.revisit(this);
        }
        return false;
    }

    private void beginAndUnlock(int s, CloseCause cause, @Nullable Node by, Cascade c) {
        Notes own = notesLocked();
        Thread sleeper = (s & FUNCTION_SLEEPS) != 0 ? functionRunnerLocked() : null;
        Waiter waiters = null;
        if (own instanceof Details more) {
            countGateLocked(more, Moment.CLOSING);
            waiters = more.takeWaiters(Moment.CLOSING);
        }
        boolean takesTime = outEndLocked() > 0 || Observer.Installed.holdsUpEndLocked(own, pending);
        Observer.Installed.beganLocked(own, cause, by, takesTime || teardown != null);
        int closing = in(CLOSING, s);
        if (takesTime) {
            pending++;
            cascade = c;
            unlock(closing);
            c.addToVisit(this);
        } else {
            settleAndUnlock(closing, cause, null, c);
        }
        if (sleeper != null) {
            wake(sleeper);
        }
        Waiter.raiseAll(waiters, c);
    }

    /** If callbacks wait for the moment that has come, they hold up the teardown from now on. */
    private void countGateLocked(Details own, Moment moment) {
        if (own.callbacks(moment) > 0) {
            shutGateLocked(own);
        }
    }

    /**
     * Begins to close the targets of links that close. It goes down the array one target at a time,
     * and holds no lock of this node while it begins to close a target. No link moves meanwhile. If
     * another thread makes a link meanwhile, that thread begins to close its target.
     */
    final void beginTargets(Cascade c) {
        int left = Integer.MAX_VALUE;
        while (left > 0) {
            Node target = null;
            int s = lock();
            left = Math.min(left, outEndLocked());
            for (int i = 0; target == null && left > 0 && i < MOST_EXAMINED; i++) {
                Link link = linkAtLocked(--left);
                target = link != null && link.has(CLOSES) ? link.to() : null;
            }
            unlock(s);
            if (target != null) {
                target.begin(CloseCause.PARENT, this, c);
                c.finishClosed();
            }
        }
    }

    /** Everything below has begun to close, so the gate for it opens. */
    final void allBelowBegan(Cascade c) {
        Observer.Installed.closing(this);
        int s = lock();
        cascade = null;
        pending--;
        settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);
    }

    /** The request of {@code closeAfterChildren}. */
    public final void wishAfterChildren(Cascade c) {
        wishAndUnlock(lock(), CloseCause.CHILDREN_CLOSED, c);
    }

    private void wishAndUnlock(int s, CloseCause cause, Cascade c) {
        boolean isNews = pending > 0 && phase(s) == RUNNING && (s & AFTER_CHILDREN) == 0;
        boolean reported = isNews && Observer.Installed.closeWishedLocked(notesLocked());
        settleAndUnlock(s | AFTER_CHILDREN, cause, null, c);
        if (reported) {
            Observer.Installed.closeWished(this, c);
        }
    }

    // ---- counting down ----

    /** A gate opens: a builder has made all of its links, or {@link #hold} is over. */
    public final void release(Cascade c) {
        int s = lock();
        pending--;
        settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);
    }

    /**
     * Drops a link from here that was not needed, leads to a node that is closed now, or was given
     * up.
     *
     * @return whether the link still existed
     */
    final boolean dropOut(Link link, @Nullable Node closed, Cascade c) {
        int s = lock();
        boolean dropped = removeOutLocked(link);
        if (dropped) {
            settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, closed, c);
        } else {
            unlock(s);
        }
        return dropped;
    }

    /**
     * Makes the transitions that are due.
     *
     * @param cause of the transition
     * @param last the node that was waited for, and is closed now
     */
    private void settleAndUnlock(int s, CloseCause cause, @Nullable Node last, Cascade c) {
        if (last != null && phase(s) == CLOSING) {
            Observer.Installed.waitedForLocked(notesLocked(), last);
        }
        if (childrenHaveClosedLocked(s)) {
            childrenClosedAndUnlock(s, cause, c);
        } else {
            goOnAndUnlock(s, cause, c);
        }
    }

    private void goOnAndUnlock(int s, CloseCause cause, Cascade c) {
        if (pending == 0 && phase(s) == CLOSING) {
            endAndUnlock(s, cause, c);
        } else if (pending == 0 && phase(s) == RUNNING && (s & AFTER_CHILDREN) != 0) {
            beginAndUnlock(s, cause, null, c);
        } else {
            unlock(s);
        }
    }

    /** Whether {@code childrenClosed()} is due: nothing but its own work is counted any more. */
    private boolean childrenHaveClosedLocked(int s) {
        boolean asked = phase(s) == CLOSING || (phase(s) == RUNNING && (s & AFTER_CHILDREN) != 0);
        if (!asked || (s & CHILDREN_CLOSED) != 0) {
            return false;
        }
        int work = (s & FUNCTION_OPEN) != 0 ? 1 : 0;
        Details own = detailsLocked();
        return pending == work || (own != null && pending == work + own.shutGates);
    }

    private void childrenClosedAndUnlock(int s, CloseCause cause, Cascade c) {
        Thread sleeper = (s & FUNCTION_SLEEPS) != 0 ? functionRunnerLocked() : null;
        Waiter waiters = null;
        Details own = detailsLocked();
        if (own != null) {
            countGateLocked(own, Moment.CHILDREN_CLOSED);
            waiters = own.takeWaiters(Moment.CHILDREN_CLOSED);
        }
        goOnAndUnlock(s | CHILDREN_CLOSED, cause, c);
        if (sleeper != null) {
            wake(sleeper);
        }
        Waiter.raiseAll(waiters, c);
    }

    // ---- CLOSING to ENDING to CLOSED ----

    /** Goes on to CLOSED if nothing is left to do. */
    private void endAndUnlock(int s, CloseCause cause, Cascade c) {
        Notes own = notesLocked();
        boolean unobserved = Observer.Installed.mayCloseUnobservedLocked(own, c.unobserved);
        if (teardown == null && unobserved && (s & HAS_EARLY_WAITER) == 0) {
            closeAndUnlock(s, c);
            return;
        }
        boolean goesOn = Observer.Installed.mayEndLocked(own, cause, teardown != null);
        unlock(in(ENDING, s));
        if (goesOn) {
            c.addEnding(this);
        }
    }

    /** The observer no longer holds up the end. */
    public final void goOnEnding(Cascade c) {
        c.addEnding(this);
    }

    /** A node that is ENDING runs its teardown, or closes. */
    final void tearDownOrClose(Cascade c) {
        if (teardown == null) {
            notifyAndClose(c);
            return;
        }
        Observer.Installed.closing(this);
        if (!c.leavesTeardownToCaller(this)) {
            startTeardown(c);
        }
    }

    /**
     * Claims the teardown in order to run it.
     *
     * @param runner is going to run it
     * @return null if it was claimed before, since it runs once
     */
    public final @Nullable Teardown claimTeardown(Thread runner) {
        int s = lock();
        Teardown claimed = phase(s) == ENDING ? teardownLocked() : null;
        if (claimed != null) {
            teardown = runner;
            Observer.Installed.teardownBeganLocked(notesLocked());
        }
        unlock(s);
        return claimed;
    }

    /**
     * The claimed teardown has ended, or is given up. Only the first of the two counts.
     *
     * @param at when it ended; known only where there is an observer
     * @return whether this was the first
     */
    public final boolean conclude(@Nullable Throwable failure, long at, Cascade c) {
        return endTeardown(failure, at, null, c);
    }

    /**
     * Gives up the claimed teardown.
     *
     * @param onEndClaimed done if this is its end, before anything follows from that
     * @return false if it has ended, or was given up before
     */
    public final boolean giveUpTeardown(Throwable failure, Runnable onEndClaimed, Cascade c) {
        return endTeardown(failure, 0, onEndClaimed, c);
    }

    private boolean endTeardown(
            @Nullable Throwable failure, long at, @Nullable Runnable onEndClaimed, Cascade c) {
        int s = lock();
        if (phase(s) != ENDING || teardownRunnerLocked() == null) {
            unlock(s);
            return false;
        }
        if (failure == null && (s & HAS_EARLY_WAITER) == 0) {
            teardownEndedAndUnlock(s, at, c);
            return true;
        }
        teardown = ENDED;
        unlock(s);
        if (onEndClaimed != null) {
            onEndClaimed.run();
        }
        if (failure != null) {
            failed(failure, c);
        }
        raiseEarly(c);
        teardownEndedAndUnlock(lock(), failure == null ? at : 0, c);
        return true;
    }

    /** Goes on to CLOSED, unless the observer holds up the end. */
    private void teardownEndedAndUnlock(int s, long at, Cascade c) {
        teardown = null;
        Notes own = notesLocked();
        if (!Observer.Installed.watches(own)) {
            closeAndUnlock(s, c);
            return;
        }
        boolean goesOn = Observer.Installed.teardownEndedLocked(own, at);
        unlock(s);
        if (goesOn) {
            notifyAndClose(c);
        }
    }

    /** Runs the actions that must be done before a thread sees the node closed. */
    private void raiseEarly(Cascade c) {
        if ((peek() & HAS_EARLY_WAITER) == 0) {
            return;
        }
        Waiter early = null;
        int s = lock();
        for (Waiter waiter = closedWaiters; waiter != null; ) {
            Waiter next = waiter.next;
            if (waiter.isEarly()) {
                closedWaiters = waiter.removeFrom(closedWaiters);
                waiter.addTo(early);
                early = waiter;
            }
            waiter = next;
        }
        unlock(s & ~HAS_EARLY_WAITER);
        Waiter.raiseAll(early, c);
    }

    /**
     * There is no teardown, or it has ended: what must be done before CLOSED is seen, and CLOSED.
     */
    private void notifyAndClose(Cascade c) {
        raiseEarly(c);
        int s = lock();
        Throwable failure = Failure.first(failureLocked());
        unlock(s);
        Observer.Installed.closed(this, failure);
        closeAndUnlock(lock(), c);
    }

    /** To CLOSED. {@link #finish} then drops the links. */
    private void closeAndUnlock(int s, Cascade c) {
        keepOnlyFailureLocked();
        unlock(in(CLOSED, s));
        c.addClosed(this);
    }

    /**
     * Drops all references. The node is closed, so its list of incoming links and its waiters
     * belong to the cascade. Only its array of outgoing links is still shared with the nodes to
     * which they lead.
     */
    final void finish(Cascade c) {
        if (failureLocked() != null && aboutOutgoing() > 0) {
            handOnWhatWasTaken(c);
        }
        Node parent = from;
        if (parent != null) {
            from = null;
            parent.dropOut(this, this, c);
        }
        ExtraLink link = in;
        in = null;
        while (link != null) {
            ExtraLink next = link.next;
            link.previous = null;
            link.next = null;
            link.source().dropOut(link, this, c);
            link = next;
        }
        if (aboutOutgoing() > 0) {
            dropAllOut();
        }
        Waiter waiters = closedWaiters;
        closedWaiters = null;
        Waiter.raiseAll(waiters, c);
    }

    /**
     * Hands on the failures that this node has taken. Normally the thread that handed a failure to
     * a node also hands it on. But if the node closes in between, its links are gone. So the node
     * does it itself, before anything that waits for it goes on. A node does not take a failure
     * that it already knows.
     */
    private void handOnWhatWasTaken(Cascade c) {
        Object failure = failureLocked();
        Throwable own = Failure.firstOwn(failure);
        if (own != null) {
            handOn(own, c);
        }
        List<Throwable> handed = Failure.handed(failure);
        for (int i = 0; i < handed.size(); i++) { // an iterator would need memory
            handOn(handed.get(i), c);
        }
    }

    private void dropAllOut() {
        while (true) {
            int s = lock();
            if (outEndLocked() == 0) {
                releaseArrayLocked();
                unlock(s);
                return;
            }
            Link link = linkAtLocked(outEndLocked() - 1);
            if (link != null) { // as the last one is
                removeOutLocked(link);
            }
            unlock(s);
            if (link instanceof ExtraLink extra) {
                extra.to().dropIn(extra);
            }
        }
    }

    /**
     * Undoes the opening of a node that a parent, or a signal or anything else it was to be tied
     * to, refused: no link remains, and neither teardown nor function runs.
     */
    public final void refuse(boolean held, Cascade c) {
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
        begin(CloseCause.REFUSED, null, c);
        if (held) {
            release(c);
        }
        release(c);
    }

    // ---- failures ----

    /**
     * The function or teardown failed, or was given up. This makes the failure visible, and only
     * then hands it on to the processes named in {@code closeOnFailure} and begins to close them.
     * So a thread that sees them close can find out why.
     */
    public final void failed(Throwable failure, Cascade c) {
        Throwable shown = failure;
        while (true) {
            int s = lock();
            Object before = failureLocked();
            boolean takes = takesFailuresLocked(s);
            unlock(s);
            if (!takes) {
                return;
            }
            Throwable own = Failure.firstOwn(before);
            if (own != null && !Failure.isHanded(before, own) && Failure.suppress(own, failure)) {
                shown = own;
                break;
            }
            if (replaceFailure(before, Failure.withOwn(before, failure))) {
                break;
            }
        }
        handOn(shown, c);
    }

    /** Hands a failure on to the processes named for it. The cascade goes on along any chain. */
    final void handOn(Throwable failure, Cascade c) {
        int left = Integer.MAX_VALUE;
        while (left > 0) {
            Node target = null;
            int s = lock();
            left = Math.min(left, outEndLocked());
            for (int i = 0; target == null && left > 0 && i < MOST_EXAMINED; i++) {
                Link link = linkAtLocked(--left);
                target = link != null && link.has(FAILS) ? link.to() : null;
            }
            unlock(s);
            if (target != null) {
                if (target.takeFailure(failure)) {
                    c.addFailed(target, failure);
                }
                target.begin(CloseCause.FAILURE, this, c);
            }
        }
    }

    // ---- function ----

    /** A thread is about to run the function. */
    protected final void functionBeganLocked(long at) {
        Observer.Installed.functionBeganLocked(notesLocked(), at);
    }

    /**
     * The function has ended, or is given up. The thread that has claimed the end, by clearing
     * {@link #FUNCTION_OPEN}, calls this once.
     *
     * @param at when it ended; known only where there is an observer
     */
    protected final void functionEnded(@Nullable Throwable failure, long at, Cascade c) {
        if (failure != null) {
            failed(failure, c);
        }
        int s = lock();
        pending--;
        Observer.Installed.functionEndedLocked(notesLocked(), at);
        if (failure != null && phase(s) == RUNNING) {
            beginAndUnlock(s, CloseCause.FUNCTION_FAILED, null, c);
        } else if (failure != null) {
            settleAndUnlock(s, CloseCause.FUNCTION_FAILED, null, c);
        } else if (phase(s) != RUNNING) {
            settleAndUnlock(s, CloseCause.FUNCTION_RETURNED, null, c);
        } else if ((s & LETS_CHILDREN) != 0) {
            wishAndUnlock(s, CloseCause.FUNCTION_RETURNED, c);
        } else {
            beginAndUnlock(s, CloseCause.FUNCTION_RETURNED, null, c);
        }
    }

    // ---- callbacks ----

    /**
     * A row of callbacks has returned, or is given up. The first of the two opens the gate.
     *
     * @return whether this was the first
     */
    public final boolean openGate(Callbacks first, Cascade c) {
        return endCallbacks(first, null, null, c);
    }

    /**
     * Gives up a row of callbacks.
     *
     * @param failure is recorded before the gate opens
     * @param onEndClaimed done if this is their end, before anything follows from that
     * @return false if they have returned, or were given up before
     */
    public final boolean giveUpCallbacks(
            Callbacks first, Throwable failure, Runnable onEndClaimed, Cascade c) {
        return endCallbacks(first, failure, onEndClaimed, c);
    }

    private boolean endCallbacks(
            Callbacks first,
            @Nullable Throwable failure,
            @Nullable Runnable onEndClaimed,
            Cascade c) {
        int s = lock();
        Details own = detailsLocked();
        if (own == null || !first.gate) {
            unlock(s);
            return false;
        }
        own.removeGate(first);
        unlock(s);
        if (onEndClaimed != null) {
            onEndClaimed.run();
        }
        if (failure != null) {
            failed(failure, c);
        }
        s = lock();
        own.shutGates--; // it keeps its details until it is closed
        pending--;
        settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);
        return true;
    }

    // ---- giving up ----

    /**
     * Keeps this node from its end until {@link #release}.
     *
     * @return false if its end has begun
     */
    public final boolean hold() {
        int s = lock();
        boolean holds = phase(s) < ENDING;
        if (holds) {
            pending++;
        }
        unlock(s);
        return holds;
    }

    /**
     * Cuts a link that waits.
     *
     * @param toRunning whether its target runs, and nobody closes it. A link that closes its target
     *     then stays as soon as this node is closing: it does so in a moment
     */
    public final boolean cut(ExtraLink link, boolean toRunning, Cascade c) {
        int s = lock();
        boolean stays = toRunning && phase(s) != RUNNING && link.has(Link.CLOSES);
        if (stays || !removeOutLocked(link)) {
            unlock(s);
            return false;
        }
        settleAndUnlock(s, CloseCause.CHILDREN_CLOSED, null, c);
        link.to().dropIn(link);
        return true;
    }

    /** Ends the wait for the background process. */
    public final boolean waitForeverNoMore(Cascade c) {
        int s = lock();
        if ((s & WAITS_FOREVER) == 0) {
            unlock(s);
            return false;
        }
        pending--;
        settleAndUnlock(s & ~WAITS_FOREVER, CloseCause.CHILDREN_CLOSED, null, c);
        return true;
    }
}
