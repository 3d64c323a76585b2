package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.impl.outside.Outside;
import goprocess.impl.outside.OutsideWishes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Collects what is said about a new process, then opens it with all its links or with none. */
final class StandardBuilder implements GoProcessBuilder {
    /** Null for a process whose name is computed. */
    private final @Nullable String name;

    private final OutsideWishes outside;
    private final List<Node> parents = new ArrayList<>(1);
    private final List<Node> waitedFor = new ArrayList<>(0);
    private final List<Node> closedOnFailure = new ArrayList<>(0);
    private @Nullable Teardown teardown;
    private @Nullable ThreadFactory threadFactory;
    private @Nullable Duration grace;
    private boolean afterChildren;
    private boolean used;

    private StandardBuilder(@Nullable String name, OutsideWishes outside) {
        this.name = name;
        this.outside = outside;
    }

    static StandardBuilder named(String name, OutsideWishes outside) {
        Openings.ensureName(name);
        return new StandardBuilder(name, outside);
    }

    /** For the short ways of the API, which give no name. */
    static StandardBuilder unnamed(OutsideWishes outside) {
        return new StandardBuilder(null, outside);
    }

    @Override
    public GoProcessBuilder parent(GoProcess parent) {
        Node node = Links.node(parent, "parent");
        ensureUnused();
        parents.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder waitFor(GoProcess other) {
        Node node = Links.node(other, "other process");
        ensureUnused();
        waitedFor.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder teardown(Teardown given) {
        Objects.requireNonNull(given, "teardown");
        ensureUnused();
        if (teardown != null) {
            throw new IllegalStateException(
                    "The new process "
                            + shownName()
                            + " has a teardown already, and a process has only"
                            + " one: put both actions in it");
        }
        teardown = given;
        return this;
    }

    @Override
    public GoProcessBuilder closeOnFailure(GoProcess other) {
        Node node = Links.node(other, "other process");
        ensureUnused();
        closedOnFailure.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder threadFactory(ThreadFactory factory) {
        Objects.requireNonNull(factory, "thread factory");
        ensureUnused();
        threadFactory = factory;
        return this;
    }

    @Override
    public GoProcessBuilder interruptAfter(Duration given) {
        if (Objects.requireNonNull(given, "grace").isNegative()) {
            throw new IllegalArgumentException(
                    "The function of "
                            + shownName()
                            + " cannot be interrupted "
                            + Texts.duration(given)
                            + " after closing begins: give zero or more");
        }
        ensureUnused();
        grace = given;
        return this;
    }

    @Override
    public GoProcessBuilder closeAfterChildren() {
        ensureUnused();
        afterChildren = true;
        return this;
    }

    @Override
    public GoProcessBuilder closeOnSignals(String... signals) {
        String[] names = signals.clone();
        ensureUnused();
        try {
            outside.signals(names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The new process "
                            + shownName()
                            + " cannot close on signals: "
                            + e.getMessage(),
                    e);
        }
        return this;
    }

    @Override
    public GoProcessBuilder closeOnShutdown(Duration timeout) {
        if (Objects.requireNonNull(timeout, "timeout").isNegative()) {
            throw new IllegalArgumentException(
                    "The shutdown of the JVM cannot wait "
                            + Texts.duration(timeout)
                            + " for "
                            + shownName()
                            + ": give zero or more");
        }
        ensureUnused();
        if (!outside.timeout(timeout)) {
            throw new IllegalStateException(
                    "The new process "
                            + shownName()
                            + " has a timeout for the JVM's shutdown already: call"
                            + " closeOnShutdown once");
        }
        return this;
    }

    @Override
    public GoProcessBuilder exitWhenClosed() {
        ensureUnused();
        outside.exit();
        return this;
    }

    @Override
    public GoProcess open() {
        ensureUnused();
        if (threadFactory != null || grace != null || afterChildren) {
            throw new IllegalStateException(
                    "The new process "
                            + shownName()
                            + " has no function for threadFactory, interruptAfter or"
                            + " closeAfterChildren to act on: use go(function), or leave them out");
        }
        return open(held -> new StandardProcess(name, Node.NO_FUNCTION, teardown, held));
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        Objects.requireNonNull(function, "function");
        ensureUnused();
        ProcessFunction whole =
                grace == null ? function : new InterruptedFunction(function, Deadline.nanos(grace));
        FunctionProcess process =
                open(held -> new FunctionProcess(name, whole, afterChildren, teardown, held));
        process.start(threadFactory);
        return process;
    }

    private String shownName() {
        return name == null ? "without a name" : Names.shown(name);
    }

    private void ensureUnused() {
        if (used) {
            throw new IllegalStateException(
                    "The builder of "
                            + shownName()
                            + " has been used already, and is for one process only:"
                            + " begin again with GoProcesses.named");
        }
    }

    /**
     * @param maker makes the process; it is told whether the process is to be held
     */
    private <P extends StandardProcess> P open(Function<Boolean, P> maker) {
        used = true;
        List<Node> real =
                parents.stream().filter(parent -> !(parent instanceof Background)).toList();
        real.forEach(Openings::ensureTakesChildren);
        // Held open while there is more than one thing to do: else it could close in between.
        boolean held =
                real.size() + waitedFor.size() + closedOnFailure.size() > 1 || outside.isAny();
        P process = maker.apply(held);
        Turn turn = Turn.ofCall();
        try {
            link(process, real, turn);
            if (outside.isAny()) {
                Outside.tie(new OwnedNode(process), outside);
            }
        } catch (Throwable e) {
            process.abandon(held, turn);
            turn.run();
            throw e;
        }
        if (held) {
            process.release(turn);
        }
        turn.run();
        return process;
    }

    private void link(StandardProcess process, List<Node> real, Turn turn) {
        Node first = real.isEmpty() ? null : real.get(0);
        if (!Links.open(process, first) && first != null) {
            throw Links.refusal(first, "take the new child " + shownName());
        }
        for (Node parent : real.subList(Math.min(1, real.size()), real.size())) {
            if (!Links.make(parent, process, Link.CHILD, turn)) {
                throw Links.refusal(parent, "take the new child " + shownName());
            }
        }
        waitedFor.forEach(other -> Links.make(process, other, Link.WAITS, turn));
        closedOnFailure.forEach(other -> Links.make(process, other, Link.FAILS, turn));
    }
}
