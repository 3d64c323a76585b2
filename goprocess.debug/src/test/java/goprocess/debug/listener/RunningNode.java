package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A process that nobody closes, with links that only wait, and threads that wait for it. */
final class RunningNode implements ProcessNode {
    private static final long SINCE = 1;

    private final long id;
    private final List<ProcessLink> out = new ArrayList<>(1);
    private final List<ProcessLink> in = new ArrayList<>(1);
    private final List<Wait> waits = new ArrayList<>(0);
    private final List<Wait> childrenWaits = new ArrayList<>(0);
    private @Nullable Thread function;

    RunningNode(long id) {
        this.id = id;
    }

    /** With a function that has begun on a thread of its own, which waits for nothing so far. */
    RunningNode withFunction() {
        function = new Thread("function of " + id);
        return this;
    }

    private static Wait wait(Thread thread, boolean timed) {
        return new Wait(thread, timed, SINCE);
    }

    private Thread thread() {
        if (function == null) {
            throw new IllegalStateException(this + " has no function");
        }
        return function;
    }

    /** It waits for the other one by a link. */
    RunningNode isTiedTo(RunningNode other) {
        ProcessLink link = new ProcessLink(this, other, false, true, false);
        out.add(link);
        other.in.add(link);
        return this;
    }

    /** Its function waits for the other one. */
    void awaits(RunningNode other) {
        other.waits.add(wait(thread(), false));
    }

    /** Its function waits for the other one, but not for longer than some time. */
    void awaitsForATime(RunningNode other) {
        other.waits.add(wait(thread(), true));
    }

    /** Its function waits for what the other one waits for. */
    void awaitsChildrenOf(RunningNode other) {
        other.childrenWaits.add(wait(thread(), false));
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return "node-" + id;
    }

    @Override
    public State state() {
        return State.RUNNING;
    }

    @Override
    public Look look() {
        return new Look(
                State.RUNNING,
                out.size(),
                function == null ? null : new Work(function, true, SINCE),
                null,
                false,
                false,
                SINCE,
                0,
                0,
                null,
                null,
                null,
                null,
                List.of());
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        out.forEach(visitor);
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        in.forEach(visitor);
    }

    @Override
    public List<Wait> waits() {
        return waits;
    }

    @Override
    public List<Wait> childrenWaits() {
        return childrenWaits;
    }

    @Override
    public String toString() {
        return name();
    }
}
