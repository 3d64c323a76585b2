package goprocess.ratelimit;

import goprocess.api.ForwardingProcess;
import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.ProcessFunction;
import goprocess.api.RefusedException;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that limits how many of its children are open at a time; Go's {@code RateLimiter}.
 *
 * <p>The limit applies to {@link #limitedGo(ProcessFunction) limitedGo} and {@link
 * #tryLimitedGo(ProcessFunction) tryLimitedGo}. It does not apply to {@link #go(ProcessFunction)
 * go}, and the children that {@code go} opens do not count. A limited child counts from its start
 * until it is closed, that is until its function has returned and its own children have closed by
 * themselves.
 *
 * <p>Callers that wait for room are served strictly in the order in which they came. When the
 * limiter begins to close, each waiting caller gets a {@link RefusedException}, and its function
 * never runs. Waiting callers do not hold up the close. A limiter that other processes need while
 * they drain can {@linkplain #untilChildrenClosed() go on until its children have closed}.
 *
 * <p>A limited function must not wait for room in its own limiter, because it may wait for the
 * permit that it holds itself; use {@code tryLimitedGo} there. Do not call {@code limitedGo} in a
 * callback, since it waits.
 *
 * <p>All methods may be called by any thread.
 */
public final class RateLimiter extends ForwardingProcess {
    private final Permits permits;

    /**
     * Opens a limiter; Go's {@code NewRateLimiter}.
     *
     * @param parent closes the limiter, and waits for it; {@link GoProcesses#background()} for none
     * @param limit how many limited children may be open at a time, at least one
     * @throws NullPointerException if {@code parent} is null
     * @throws IllegalArgumentException if {@code limit} is less than one, or {@code parent} is not
     *     a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public RateLimiter(GoProcess parent, int limit) {
        this("limiter", parent, limit);
    }

    /**
     * Opens a limiter with a name.
     *
     * @param name of the limiter; not blank, not necessarily unique
     * @param parent closes the limiter, and waits for it; {@link GoProcesses#background()} for none
     * @param limit how many limited children may be open at a time, at least one
     * @throws NullPointerException if {@code name} or {@code parent} is null
     * @throws IllegalArgumentException if {@code name} is blank, {@code limit} is less than one, or
     *     {@code parent} is not a process of the library
     * @throws IllegalStateException if the teardown of the parent has begun or it is closed
     */
    public RateLimiter(String name, GoProcess parent, int limit) {
        super(open(name, parent, limit));
        permits = new Permits(closing(), limit);
        closing().onRaised(permits::wakeAll);
    }

    private static GoProcess open(String name, GoProcess parent, int limit) {
        var limiter = GoProcesses.named(name).parent(parent);
        ensureLimit(ProcessProvider.installed().shown(name), limit);
        return limiter.open();
    }

    private static void ensureLimit(Object limiter, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(
                    limiter + ": the limit must be one or more, but is " + limit);
        }
    }

    /**
     * Waits until fewer children than the limit are open, and then runs a function in a new child
     * as {@link #go(ProcessFunction)} does; Go's {@code LimitedGo}.
     *
     * @param function runs on a new virtual thread; it is given the child
     * @return the child
     * @throws NullPointerException if {@code function} is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     function never runs
     * @throws RefusedException if this limiter has begun to close, or begins to while the call
     *     waits; the function never runs
     */
    public GoProcess limitedGo(ProcessFunction function) throws InterruptedException {
        return limited(null, function);
    }

    /**
     * As {@link #limitedGo(ProcessFunction)}, with a name for the child.
     *
     * @param name the child's name, not blank
     * @param function runs on a new virtual thread; it is given the child
     * @return the child
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code name} is blank
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     function never runs
     * @throws RefusedException if this limiter has begun to close, or begins to while the call
     *     waits; the function never runs
     */
    public GoProcess limitedGo(String name, ProcessFunction function) throws InterruptedException {
        return limited(given(name, "name"), function);
    }

    /**
     * Runs a function in a new child if fewer children than the limit are open, without waiting.
     *
     * @param function runs on a new virtual thread; it is given the child
     * @return the child, or empty if there is no room; the function then never runs
     * @throws NullPointerException if {@code function} is null
     * @throws RefusedException if this limiter has begun to close; the function never runs
     */
    public Optional<GoProcess> tryLimitedGo(ProcessFunction function) {
        return tryLimited(null, function);
    }

    /**
     * As {@link #tryLimitedGo(ProcessFunction)}, with a name for the child.
     *
     * @param name the child's name, not blank
     * @param function runs on a new virtual thread; it is given the child
     * @return the child, or empty if there is no room; the function then never runs
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code name} is blank
     * @throws RefusedException if this limiter has begun to close; the function never runs
     */
    public Optional<GoProcess> tryLimitedGo(String name, ProcessFunction function) {
        return tryLimited(given(name, "name"), function);
    }

    /**
     * Waits, up to a timeout, until fewer children than the limit are open, and then runs a
     * function in a new child.
     *
     * @param function runs on a new virtual thread; it is given the child
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @return the child, or empty if there was no room in time; the function then never runs
     * @throws NullPointerException if an argument is null
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     function never runs
     * @throws RefusedException if this limiter has begun to close, or begins to while the call
     *     waits; the function never runs
     */
    public Optional<GoProcess> tryLimitedGo(ProcessFunction function, Duration timeout)
            throws InterruptedException {
        return tryLimited(null, function, timeout);
    }

    /**
     * As {@link #tryLimitedGo(ProcessFunction, Duration)}, with a name for the child.
     *
     * @param name the child's name, not blank
     * @param function runs on a new virtual thread; it is given the child
     * @param timeout how long to wait; zero or less does not wait, a time longer than the clock can
     *     hold waits indefinitely
     * @return the child, or empty if there was no room in time; the function then never runs
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code name} is blank
     * @throws InterruptedException if the thread is interrupted before or while it waits; the
     *     function never runs
     * @throws RefusedException if this limiter has begun to close, or begins to while the call
     *     waits; the function never runs
     */
    public Optional<GoProcess> tryLimitedGo(String name, ProcessFunction function, Duration timeout)
            throws InterruptedException {
        return tryLimited(given(name, "name"), function, timeout);
    }

    /**
     * How many limited children may be open at a time.
     *
     * @return at least one
     */
    public int limit() {
        return permits.limit();
    }

    /**
     * Changes the limit. A higher limit lets waiting callers go on at once. A lower one closes no
     * child: there is room again when enough children have closed by themselves.
     *
     * @param limit how many limited children may be open at a time, at least one
     * @throws IllegalArgumentException if {@code limit} is less than one
     */
    public void setLimit(int limit) {
        ensureLimit(this, limit);
        permits.limit(limit);
    }

    /**
     * Makes this limiter go on until its children have closed. Use it if a process needs the
     * limiter while it drains, such as a server whose accepted requests use it; make that process a
     * child of the limiter. Until all such children, and all limited children, have closed, callers
     * wait and are served as before. The process of a function that starts in that time is already
     * {@linkplain #closing() closing}. Afterwards each caller gets a {@link RefusedException}.
     *
     * <p>Call this before the limiter begins to close: it does not help callers that were already
     * refused.
     *
     * @return this
     */
    public RateLimiter untilChildrenClosed() {
        permits.end(childrenClosed());
        childrenClosed().onRaised(permits::wakeAll);
        return this;
    }

    private GoProcess limited(@Nullable String name, ProcessFunction function)
            throws InterruptedException {
        ensureArguments(name, function);
        return startIf(permits.acquire(Long.MAX_VALUE), name, function).orElseThrow();
    }

    private Optional<GoProcess> tryLimited(@Nullable String name, ProcessFunction function) {
        ensureArguments(name, function);
        return startIf(permits.tryAcquire(), name, function);
    }

    private Optional<GoProcess> tryLimited(
            @Nullable String name, ProcessFunction function, Duration timeout)
            throws InterruptedException {
        ensureArguments(name, function);
        long nanos = TimeUnit.NANOSECONDS.convert(given(timeout, "timeout"));
        return startIf(permits.acquire(nanos), name, function);
    }

    private void ensureArguments(@Nullable String name, ProcessFunction function) {
        given(function, "function");
        if (name != null && name.isBlank()) {
            throw new IllegalArgumentException(this + ": the name of a child must not be blank");
        }
    }

    private void ensureRunning() {
        if (permits.isOver()) {
            throw refusal();
        }
    }

    private RefusedException refusal() {
        return new RefusedException(
                this
                        + " starts no limited function any more: start it before the limiter"
                        + " closes, or use one that is running",
                this);
    }

    private Optional<GoProcess> startIf(
            @Nullable Permit permit, @Nullable String name, ProcessFunction function) {
        if (permit == null) {
            ensureRunning();
            return Optional.empty();
        }
        return Optional.of(start(permit, name, function));
    }

    /** Starts a child. After this the permit belongs to the child, or is free again. */
    private GoProcess start(Permit permit, @Nullable String name, ProcessFunction function) {
        GoProcess child;
        try {
            permit.awaitPrevious();
            ensureRunning();
            // The function receives the child that knows its permit, and may pass it on to others.
            ProcessFunction placed = self -> function.run(permit.of(self));
            child = name == null ? go(placed) : go(name, placed);
        } catch (Throwable e) {
            permits.releaseUnused();
            throw e;
        }
        return permit.of(child);
    }

    private <A> A given(@Nullable A argument, String role) {
        if (argument == null) {
            throw new NullPointerException(this + ": the " + role + " must not be null");
        }
        return argument;
    }
}
