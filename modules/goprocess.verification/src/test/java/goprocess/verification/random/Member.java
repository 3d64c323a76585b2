package goprocess.verification.random;

import goprocess.api.GoProcess;
import goprocess.api.State;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** One process of a trial, and what was asked of it and granted. */
final class Member {
    /**
     * A link by which a process waits.
     *
     * @param to the process it waits for
     * @param firm the link was made while the process was running: no wish closes it before
     */
    record Waited(Member to, boolean firm) {}

    final int number;
    final Making making;
    final Performance function;
    final Performance teardown;
    final Performance onClosing;
    final Performance onClosed;

    final AtomicBoolean opening = new AtomicBoolean();

    /** Null until it was opened, and always if that was refused. */
    volatile GoProcess process;

    // What was asked. Written before the call.
    volatile boolean called;
    volatile boolean wished;
    final AtomicInteger teardownsGiven = new AtomicInteger();

    /**
     * Those that name this one in {@code closeOnFailure}: one may fail before its opening returns.
     */
    final Queue<Member> failers = new ConcurrentLinkedQueue<>();

    // What was granted or seen. Written after it.
    final Queue<Waited> waits = new ConcurrentLinkedQueue<>();
    final Queue<Member> closes = new ConcurrentLinkedQueue<>();
    final Queue<Member> fails = new ConcurrentLinkedQueue<>();

    volatile boolean seenClosing;
    volatile State seen = State.RUNNING;
    volatile boolean keepsTeardown;

    // What its user code did.
    final AtomicInteger functionRuns = new AtomicInteger();
    final AtomicInteger teardownRuns = new AtomicInteger();
    final AtomicInteger closingRuns = new AtomicInteger();
    final AtomicInteger closedRuns = new AtomicInteger();
    volatile Throwable functionFailure;

    /**
     * The interrupt may have come before the function threw, or not; if it had, what is thrown is
     * an answer to it and no failure. Only {@code err()} tells.
     */
    volatile boolean mayBeAnswer;

    volatile Throwable teardownFailure;
    volatile Throwable lateFailure;
    volatile boolean functionEnded;
    volatile boolean teardownBegan;
    volatile boolean teardownEnded;

    final CountDownLatch hold = new CountDownLatch(1);

    // Plain on purpose: only the library orders their reads and writes.
    boolean prepared;
    boolean functionDone;
    boolean teardownDone;

    Member(int number, Making making, Script script) {
        this.number = number;
        this.making = making;
        this.function = script.performance(Place.Kind.FUNCTION, number);
        this.teardown = script.performance(Place.Kind.TEARDOWN, number);
        this.onClosing = script.performance(Place.Kind.CLOSING, number);
        this.onClosed = script.performance(Place.Kind.CLOSED, number);
    }

    boolean isOpened() {
        return process != null;
    }

    boolean isRunning() {
        return process.state() == State.RUNNING;
    }

    boolean isClosed() {
        return process.closed().isRaised();
    }

    boolean functionIsOver() {
        return !making.hasFunction() || functionEnded;
    }

    /** Whether it has failed in any case. */
    boolean hasFailed() {
        return teardownFailure != null || (functionFailure != null && !mayBeAnswer);
    }

    boolean mayHaveFailed() {
        return functionFailure != null || teardownFailure != null;
    }

    /** Whether the plain marks of everything it does before it is closed can be seen. */
    boolean showsItsWork() {
        return (!making.hasFunction() || functionDone) && (!keepsTeardown || teardownDone);
    }

    /** Whether this may be its own failure, which comes before those that were handed to it. */
    private boolean mayBeOwnFailure(Throwable err) {
        Throwable own = functionFailure != null ? functionFailure : teardownFailure;
        return err == own || (mayBeAnswer && err == teardownFailure);
    }

    /** Whether {@code err()} may be this, once it has closed. */
    boolean mayHaveFailedWith(Throwable err) {
        if (hasFailed() || (mayHaveFailed() && err == functionFailure)) {
            return mayBeOwnFailure(err);
        }
        return err == null
                ? failers.stream().noneMatch(one -> one.hasFailed() && waitsFirmlyFor(one))
                : failersAlongAnyChain().stream().anyMatch(one -> one.mayBeOwnFailure(err));
    }

    private boolean waitsFirmlyFor(Member other) {
        return waits.stream().anyMatch(waited -> waited.firm() && waited.to() == other);
    }

    private Set<Member> failersAlongAnyChain() {
        Set<Member> found = new HashSet<>();
        Deque<Member> open = new ArrayDeque<>(List.of(this));
        Member member;
        while ((member = open.poll()) != null) {
            for (Member failer : member.failers) {
                if (found.add(failer)) {
                    open.add(failer);
                }
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return number + (process == null ? " (not open)" : " " + process.state());
    }
}
