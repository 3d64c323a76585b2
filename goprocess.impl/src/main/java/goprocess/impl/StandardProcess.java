package goprocess.impl;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;
import goprocess.api.State;
import goprocess.api.Teardown;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What users see of a node: each method checks its arguments, makes a turn, and waits where it has
 * to.
 */
class StandardProcess extends Node {
    StandardProcess(long id, String name) {
        super(id, name);
    }

    StandardProcess(
            @Nullable String name, int function, @Nullable Teardown teardown, boolean held) {
        super(name, function, teardown, held);
    }

    @Override
    public void waitFor(GoProcess other) {
        Node target = other(other, "other process");
        Turn turn = Turn.ofCall();
        if (!Links.make(this, target, WAITS, turn)) {
            throw Links.refusal(this, "wait for " + target);
        }
        turn.run();
    }

    @Override
    public void addChildNoWait(GoProcess child) {
        Node target = other(child, "child");
        Turn turn = Turn.ofCall();
        if (!Links.make(this, target, CLOSES, turn)) {
            if (!(target instanceof Background)) {
                target.begin(CloseCause.PARENT, this, turn);
            }
        }
        turn.run();
    }

    @Override
    public void addChild(GoProcess child) {
        Node target = other(child, "child");
        Turn turn = Turn.ofCall();
        if (!Links.make(this, target, CHILD, turn)) {
            throw Links.refusal(this, "take the child " + target);
        }
        turn.run();
    }

    private Node other(GoProcess process, String role) {
        Node node = Links.node(process, role);
        if (node == this) {
            throw new IllegalArgumentException(
                    this + " cannot be linked with itself: give another process as " + role);
        }
        return node;
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        return Openings.go(null, this, Objects.requireNonNull(function, "function"), true);
    }

    @Override
    public GoProcess go(String name, ProcessFunction function) {
        Objects.requireNonNull(function, "function");
        Openings.ensureName(name);
        return Openings.go(name, this, function, true);
    }

    @Override
    public void setTeardown(Teardown given) {
        if (keepTeardown(Objects.requireNonNull(given, "teardown"))) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            given.run();
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.LATE_TEARDOWN_FAILED, this, e);
            throw new CloseException(
                    this + " had closed, so its teardown ran at once, and failed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (phase(peek()) != CLOSED) {
            String refused = whereWaitingIsRefused();
            // An interrupt that is meant for the function around this call would reach the
            // teardown.
            boolean elsewhere = refused != null || ThreadMarks.possible(ThreadMarks.INTERRUPTIBLE);
            Turn turn = Turn.ofCall(elsewhere ? null : this);
            boolean began = begin(CloseCause.CALLED, null, turn);
            turn.run();
            if (turn.mustEndAwaited()) {
                TeardownRun.runHere(this, turn);
                turn.run();
            }
            awaitClosed(refused, Deadline.FOREVER, began);
        }
        throwIfFailed();
    }

    @Override
    public void close(Duration timeout) {
        long nanos = Deadline.nanos(Objects.requireNonNull(timeout, "timeout"));
        if (phase(peek()) != CLOSED) {
            long calledAt = System.nanoTime();
            String refused = nanos > 0 ? whereWaitingIsRefused() : null;
            beginNow();
            long left = nanos == Deadline.FOREVER ? nanos : calledAt + nanos - System.nanoTime();
            boolean closed = nanos > 0 ? awaitClosed(refused, left) : phase(peek()) == CLOSED;
            String holdups = closed ? null : Holdups.describe(this, timeout);
            if (holdups != null) {
                throw new CloseTimeoutException(holdups);
            }
        }
        throwIfFailed();
    }

    @Override
    public Signal closeAsync() {
        if (phase(peek()) != CLOSED) {
            beginNow();
        }
        return closed();
    }

    private void beginNow() {
        begin(CloseCause.CALLED);
    }

    /** Begins to close for a reason that comes from outside the graph. */
    final void begin(CloseCause cause) {
        Turn turn = Turn.ofCall();
        begin(cause, null, turn);
        turn.run();
    }

    @Override
    public void closeAfterChildren() {
        if (phase(peek()) != CLOSED) {
            String refused = whereWaitingIsRefused();
            Turn turn = Turn.ofCall();
            wishAfterChildren(turn);
            turn.run();
            awaitClosed(refused, Deadline.FOREVER);
        }
        throwIfFailed();
    }

    @Override
    public Optional<Throwable> err() {
        if (phase(peek()) != CLOSED) {
            awaitClosed(whereWaitingIsRefused(), Deadline.FOREVER);
        }
        return errNow();
    }

    @Override
    public Optional<Throwable> errNow() {
        return Optional.ofNullable(failureNow());
    }

    private @Nullable Throwable failureNow() {
        int s = lock();
        Object found = extras instanceof Extras own ? own.failure : extras;
        unlock(s);
        return (Throwable) found;
    }

    /**
     * Once it was seen to be closed its failure is there, and stays: the lock is not needed for it.
     */
    private void throwIfFailed() {
        Throwable failure = (Throwable) extras;
        if (failure != null) {
            throw new CloseException(
                    this
                            + " has closed, but its function or teardown failed with "
                            + Texts.failure(failure),
                    failure);
        }
    }

    /** Waits, unless that is never allowed here or would never end. */
    final boolean awaitClosed(@Nullable String refused, long nanos) {
        return awaitClosed(refused, nanos, false);
    }

    /**
     * As {@link #awaitClosed(String, long)}.
     *
     * @param began whether the call that waits began the close, and has waited since then
     */
    private boolean awaitClosed(@Nullable String refused, long nanos, boolean began) {
        if (refused != null) {
            throw waitRefused(refused);
        }
        if (isRaised(false)) {
            return true;
        }
        Deadlocks.ensureNone(this);
        if (Listening.INSTALLED != null && Listening.INSTALLED.hearsOfWaits()) {
            tellOfWait(Listening.INSTALLED);
        }
        long since = began ? Listening.closingAt(this) : Listening.now();
        return new ParkedThread(this, false, nanos != Deadline.FOREVER, since)
                .parkUninterruptibly(nanos);
    }

    /** Where the current thread is, if it must not wait there for a process that is not closed. */
    static @Nullable String whereWaitingIsRefused() {
        return Turn.inCallback() ? "callback" : Listening.inListener() ? "listener" : null;
    }

    private IllegalStateException waitRefused(String where) {
        return new IllegalStateException(
                "A "
                        + where
                        + " must not wait until "
                        + this
                        + " is closed, since it holds up what makes it close: use closeAsync()"
                        + " there");
    }

    @Override
    public Signal closing() {
        return new ProcessSignal(this, true);
    }

    @Override
    public Signal closed() {
        return new ProcessSignal(this, false);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name(givenName, hasFunction(), id);
    }

    /** As it is shown in messages and names of threads; a computed name needs no look. */
    final String shownName() {
        return givenName == null ? name() : Names.shown(givenName);
    }

    /** A process that was given no name has one that is computed. */
    static String name(@Nullable String given, boolean hasFunction, long id) {
        return given != null ? given : (hasFunction ? "go-" : "process-") + id;
    }

    @Override
    public State state() {
        return stateOf(peek());
    }

    static State stateOf(int state) {
        return switch (phase(state)) {
            case RUNNING -> State.RUNNING;
            case CLOSED -> State.CLOSED;
            default -> State.CLOSING;
        };
    }

    @Override
    public String toString() {
        return shownName() + " #" + id + " " + state();
    }

    @Override
    public Look look() {
        return Looks.look(this);
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        Looks.forEachLink(this, visitor);
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        Looks.forEachLinkFrom(this, visitor);
    }

    @Override
    public List<Wait> waits() {
        return Looks.waits(this);
    }
}
