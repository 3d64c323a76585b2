package goprocess.impl;

import goprocess.api.CloseException;
import goprocess.api.CloseTimeoutException;
import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.Signal;
import goprocess.api.State;
import goprocess.api.Teardown;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Failures;
import goprocess.impl.messages.Given;
import goprocess.impl.messages.Texts;
import goprocess.impl.observation.Inspection;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Failure;
import goprocess.impl.protocol.Links;
import goprocess.impl.protocol.Moment;
import goprocess.impl.running.Abandonment;
import goprocess.impl.running.ContextLoader;
import goprocess.impl.running.OpenLeaves;
import goprocess.impl.running.TeardownRun;
import goprocess.impl.running.Waits;
import goprocess.impl.running.WorkNode;
import goprocess.impl.running.Workplace;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part of a node that users see. Each method checks its arguments, makes a cascade, and waits
 * if necessary.
 */
class StandardProcess extends WorkNode {
    StandardProcess(long id, String name) {
        super(id, name);
    }

    StandardProcess(
            @Nullable String name, int function, @Nullable Teardown teardown, boolean held) {
        super(name, function, teardown, held);
    }

    @Override
    public void waitFor(GoProcess other) {
        StandardProcess target = other(other, "other process");
        Cascade cascade = Cascade.ofCall();
        if (!Links.make(this, target, WAITS, cascade)) {
            throw Processes.refusal(this, "wait for " + target);
        }
        cascade.run();
    }

    @Override
    public void addChildNoWait(GoProcess child) {
        StandardProcess target = other(child, "child");
        Cascade cascade = Cascade.ofCall();
        if (!Links.make(this, target, CLOSES, cascade)) {
            target.begin(CloseCause.PARENT, this, cascade);
        }
        cascade.run();
    }

    @Override
    public void addChild(GoProcess child) {
        StandardProcess target = other(child, "child");
        Cascade cascade = Cascade.ofCall();
        if (!Links.make(this, target, CHILD, cascade)) {
            throw Processes.refusal(this, "take the child " + target);
        }
        cascade.run();
    }

    private StandardProcess other(GoProcess process, String role) {
        StandardProcess node = Processes.node(process, role, this);
        if (node == this) {
            throw new IllegalArgumentException(
                    this + " cannot be linked with itself: give another process as " + role);
        }
        return node;
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        return Openings.go(null, this, Given.notNull(function, "function", this), true);
    }

    @Override
    public GoProcess go(String name, ProcessFunction function) {
        Given.notNull(function, "function", this);
        Processes.ensureName(Given.notNull(name, "name", this));
        return Openings.go(name, this, function, true);
    }

    @Override
    public void setTeardown(Teardown given) {
        Teardown kept = ContextLoader.keep(Given.notNull(given, "teardown", this));
        switch (keepTeardown(kept)) {
            case SECOND ->
                    throw new IllegalStateException(
                            ("%s has a teardown already, and a process has only one: put both"
                                            + " actions in it, or open a child for the second")
                                    .formatted(this));
            case TOO_LATE -> runLate(given);
            case KEPT -> {}
        }
    }

    private void runLate(Teardown given) {
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
        if (!isClosed()) {
            boolean inListener = Listeners.isTelling();
            // An interrupt for a function around this call would reach the teardown.
            boolean here = !inListener && !Workplace.mayBeInterrupted();
            Cascade cascade = Cascade.ofCall(here ? this : null);
            boolean began = begin(CloseCause.CALLED, null, cascade);
            cascade.run();
            if (cascade.mustTearDownAwaited()) {
                TeardownRun.runHere(this, cascade);
                cascade.run();
            }
            long since = began ? Listeners.closingAt(this) : Listeners.now();
            Waits.untilClosed(this, Deadline.FOREVER, 0, since);
        }
        throwIfFailed();
    }

    @Override
    public void close(Duration timeout) {
        long nanos = Deadline.nanos(Given.notNull(timeout, "timeout", this));
        if (!isClosed()) {
            long deadline = Waits.deadline(nanos);
            beginClosing(CloseCause.CALLED);
            boolean closed =
                    nanos > 0
                            ? Waits.untilClosed(this, nanos, deadline, Listeners.now())
                            : isClosed();
            if (!closed) {
                String open = OpenLeaves.describe(this, timeout);
                if (open != null) {
                    throw new CloseTimeoutException(open);
                }
            }
        }
        throwIfFailed();
    }

    @Override
    public Signal closeAsync() {
        if (!isClosed()) {
            beginClosing(CloseCause.CALLED);
        }
        return closed();
    }

    /** Begins to close for a reason from outside the graph. */
    final void beginClosing(CloseCause cause) {
        Cascade cascade = Cascade.ofCall();
        begin(cause, null, cascade);
        cascade.run();
    }

    @Override
    public void closeAfterChildren() {
        if (!isClosed()) {
            Cascade cascade = Cascade.ofCall();
            wishAfterChildren(cascade);
            cascade.run();
            Waits.untilClosed(this, Deadline.FOREVER, 0, Listeners.now());
        }
        throwIfFailed();
    }

    @Override
    public void abandon() {
        if (state() == State.RUNNING) {
            throw new IllegalStateException(
                    "%s cannot be abandoned, since nobody has closed it: close it first"
                            .formatted(this));
        }
        if (!isClosed()) {
            Abandonment.of(this);
        }
    }

    @Override
    public Optional<Throwable> err() {
        if (!isClosed()) {
            Waits.untilClosed(this, Deadline.FOREVER, 0, Listeners.now());
        }
        return errNow();
    }

    @Override
    public Optional<Throwable> errNow() {
        int s = lock();
        Object failure = failureLocked();
        unlock(s);
        return Optional.ofNullable(Failure.first(failure));
    }

    /**
     * Once a thread has seen the process closed, its failure is visible and does not change, so no
     * lock is needed.
     */
    private void throwIfFailed() {
        Object failure = failureLocked();
        Throwable first = Failure.first(failure);
        if (first != null) {
            CloseException closed =
                    new CloseException(
                            "%s has closed, but %s %s"
                                    .formatted(
                                            this,
                                            Failure.firstOwn(failure) == null
                                                    ? "was handed the failure of another process:"
                                                    : "has failed with",
                                            Texts.failure(first)),
                            first);
            Failure.further(failure).forEach(closed::addSuppressed);
            throw closed;
        }
    }

    @Override
    public Signal closing() {
        return new ProcessSignal(this, Moment.CLOSING);
    }

    @Override
    public Signal childrenClosed() {
        return new ProcessSignal(this, Moment.CHILDREN_CLOSED);
    }

    @Override
    public Signal closed() {
        return new ProcessSignal(this, Moment.CLOSED);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name(givenName, hasFunction(), id);
    }

    @Override
    public State state() {
        return Inspection.stateOf(peek());
    }

    @Override
    public String toString() {
        return shownName() + " #" + id + " " + state();
    }

    @Override
    public Look look() {
        return Inspection.look(this);
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        Inspection.forEachLink(this, visitor);
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        Inspection.forEachLinkFrom(this, visitor);
    }

    @Override
    public List<Wait> waits() {
        return Waits.of(this);
    }

    @Override
    public List<Wait> childrenWaits() {
        return Waits.forChildrenOf(this);
    }
}
