package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.CloseCause;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A process that says of itself that it closes, or that its close is requested, and waits for one
 * thing: for moments that a real one passes too fast to be captured in them.
 */
public final class ClosingNode implements ProcessNode {
    private final long id;
    private final String name;
    private final long closingAt;
    private final Deque<List<ProcessNode>> links = new ArrayDeque<>(List.of(List.of()));
    private Work function;
    private Work teardown;
    private List<Wait> waits = List.of();
    private State state = State.CLOSING;
    private boolean wished;
    private BooleanSupplier interrupted = () -> false;

    /** One that has been closing for some hours. */
    public ClosingNode(long id, String name, long hours) {
        this.id = id;
        this.name = name;
        this.closingAt = System.nanoTime() - TimeUnit.HOURS.toNanos(hours);
    }

    /** It has not begun to close: it was opened that long ago. */
    public ClosingNode running() {
        state = State.RUNNING;
        return this;
    }

    /** Its close was requested that long ago, and has not begun. */
    public ClosingNode wished() {
        wished = true;
        return running();
    }

    /** With a function that has run since it began to close. */
    public ClosingNode withFunction() {
        function = new Work(Thread.currentThread(), true, closingAt);
        return this;
    }

    /** With such a function on a thread, and whether it has been interrupted by now. */
    public ClosingNode withFunctionOn(Thread thread, BooleanSupplier isInterrupted) {
        function = new Work(thread, true, closingAt);
        interrupted = isInterrupted;
        return this;
    }

    /** With a teardown that no thread has taken yet. */
    public ClosingNode withQueuedTeardown() {
        teardown = new Work(null, false, closingAt);
        return this;
    }

    /** So many threads wait until it is closed. */
    public void isAwaitedBy(int threads) {
        waits = Collections.nCopies(threads, new Wait(Thread.currentThread(), false, closingAt));
    }

    /** These wait until it is closed. */
    public void isAwaitedBy(List<Wait> some) {
        waits = some;
    }

    /** At every look from now on it waits for these. */
    public void waitsFor(ProcessNode... targets) {
        links.clear();
        thenWaitsFor(targets);
    }

    /** After one look more it waits for these instead. */
    public void thenWaitsFor(ProcessNode... targets) {
        links.add(List.of(targets));
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Look look() {
        return new Look(
                state,
                1,
                function,
                teardown,
                false,
                wished,
                closingAt,
                wished ? closingAt : 0,
                state == State.CLOSING ? closingAt : 0,
                CloseCause.CALLED,
                null,
                "main",
                null,
                List.of());
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        List<ProcessNode> targets = links.size() > 1 ? links.poll() : links.peek();
        for (ProcessNode target : targets) {
            visitor.accept(new ProcessLink(this, target, true, true, false));
        }
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {}

    @Override
    public boolean isFunctionInterrupted() {
        return interrupted.getAsBoolean();
    }

    @Override
    public List<Wait> waits() {
        return waits;
    }
}
