package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.ProcessFunction;
import goprocess.api.ProcessFutures;
import goprocess.api.Teardown;
import goprocess.impl.messages.Deadline;
import goprocess.impl.messages.Given;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.impl.outside.Outside;
import goprocess.impl.outside.OutsideWishes;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Link;
import goprocess.impl.protocol.Links;
import goprocess.impl.protocol.Node;
import goprocess.impl.running.ClosingTime;
import goprocess.impl.running.ContextLoader;
import goprocess.impl.running.GracedFunction;
import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/** Collects the settings of a new process, then opens it with all its links or with none. */
final class StandardBuilder implements GoProcessBuilder {
    /** Null for a process whose name is computed. */
    private final @Nullable String name;

    private final OutsideWishes outside;
    private final List<Node> parents = new ArrayList<>(1);
    private final List<Node> waitedFor = new ArrayList<>(0);
    private final List<Node> closedOnFailure = new ArrayList<>(0);
    private @Nullable Teardown teardown;
    private @Nullable ThreadFactory threadFactory;
    private @Nullable Duration interruptGrace;
    private @Nullable Duration abandonGrace;
    private @Nullable Duration deadline;
    private final List<CompletableFuture<?>> ends = new ArrayList<>(0);
    private boolean untilChildrenClosed;
    private boolean afterChildren;
    private boolean used;

    private StandardBuilder(@Nullable String name, OutsideWishes outside) {
        this.name = name;
        this.outside = outside;
    }

    static StandardBuilder named(String name, OutsideWishes outside) {
        Processes.ensureName(name);
        return new StandardBuilder(name, outside);
    }

    /** For the functions of the API that take no name. */
    static StandardBuilder unnamed(OutsideWishes outside) {
        return new StandardBuilder(null, outside);
    }

    @Override
    public GoProcessBuilder parent(GoProcess parent) {
        Node node = Processes.node(parent, "parent", this);
        ensureUnused();
        parents.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder waitFor(GoProcess other) {
        Node node = Processes.node(other, "other process", this);
        ensureUnused();
        waitedFor.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder teardown(Teardown given) {
        Given.notNull(given, "teardown", this);
        ensureUnused();
        if (teardown != null) {
            throw new IllegalStateException(
                    this
                            + " has a teardown already, and a process has only"
                            + " one: put both actions in it");
        }
        teardown = ContextLoader.keep(given);
        return this;
    }

    @Override
    public GoProcessBuilder closeOnFailure(GoProcess other) {
        Node node = Processes.node(other, "other process", this);
        ensureUnused();
        closedOnFailure.add(node);
        return this;
    }

    @Override
    public GoProcessBuilder threadFactory(ThreadFactory factory) {
        Given.notNull(factory, "thread factory", this);
        ensureUnused();
        threadFactory = factory;
        return this;
    }

    @Override
    public GoProcessBuilder interruptAfter(Duration given) {
        if (Given.notNull(given, "grace", this).isNegative()) {
            throw new IllegalArgumentException(
                    ("The function of %s cannot be interrupted %s after closing begins: give zero"
                                    + " or more")
                            .formatted(shownName(), Texts.duration(given)));
        }
        ensureUnused();
        interruptGrace = given;
        return this;
    }

    @Override
    public GoProcessBuilder abandonAfter(Duration given) {
        if (Given.notNull(given, "grace", this).isNegative()) {
            throw new IllegalArgumentException(
                    ("The function and the teardown of %s cannot be given up after %s: give zero or"
                                    + " more")
                            .formatted(shownName(), Texts.duration(given)));
        }
        ensureUnused();
        abandonGrace = given;
        return this;
    }

    @Override
    public GoProcessBuilder untilChildrenClosed() {
        ensureUnused();
        untilChildrenClosed = true;
        return this;
    }

    @Override
    public GoProcessBuilder closeAfterChildren() {
        ensureUnused();
        afterChildren = true;
        return this;
    }

    @Override
    public GoProcessBuilder closeWhen(CompletionStage<?> stage) {
        CompletableFuture<?> end = Given.notNull(stage, "stage", this).toCompletableFuture();
        ensureUnused();
        ends.add(end);
        return this;
    }

    @Override
    public GoProcessBuilder closeAfter(Duration time) {
        if (Given.notNull(time, "time", this).isNegative()) {
            throw new IllegalArgumentException(
                    "%s cannot close %s after it was opened: give zero or more"
                            .formatted(this, Texts.duration(time)));
        }
        ensureUnused();
        deadline = time;
        return this;
    }

    @Override
    public GoProcessBuilder closeOnSignals(String... signals) {
        String[] names = Given.notNull(signals, "signal names", this).clone();
        for (String signal : names) {
            Given.notNull(signal, "signal name", this);
        }
        ensureUnused();
        try {
            outside.signals(names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    this + " cannot close on signals: " + e.getMessage(), e);
        }
        return this;
    }

    @Override
    public GoProcessBuilder closeOnShutdown(Duration timeout) {
        if (Given.notNull(timeout, "timeout", this).isNegative()) {
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
                    this
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
        if (threadFactory != null
                || interruptGrace != null
                || untilChildrenClosed
                || afterChildren) {
            throw new IllegalStateException(
                    ("%s has no function for threadFactory, interruptAfter,"
                                    + " untilChildrenClosed or closeAfterChildren to act on: use"
                                    + " go(function), or leave them out")
                            .formatted(this));
        }
        return open(held -> new StandardProcess(name, Node.NO_FUNCTION, teardown, held));
    }

    @Override
    public GoProcess go(ProcessFunction function) {
        Given.notNull(function, "function", this);
        ensureUnused();
        ProcessFunction whole = withGraces(function);
        FunctionProcess process =
                open(held -> new FunctionProcess(name, whole, afterChildren, teardown, held));
        process.start(threadFactory);
        return process;
    }

    /**
     * Registers what may close the process. This comes before its function is started, since there
     * may be no memory for it, and a function that was refused never runs.
     */
    private void tieToItsEnd(StandardProcess process) {
        if (deadline != null) {
            ClosingTime.of(
                    process,
                    Deadline.nanos(deadline),
                    () -> process.beginClosing(CloseCause.CALLED));
        }
        for (CompletableFuture<?> end : ends) {
            ProcessFutures.closeWhen(process, end);
        }
    }

    private ProcessFunction withGraces(ProcessFunction function) {
        return interruptGrace == null && abandonGrace == null
                ? function
                : new GracedFunction(
                        function, nanos(interruptGrace), nanos(abandonGrace), untilChildrenClosed);
    }

    private static long nanos(@Nullable Duration grace) {
        return grace == null ? Deadline.FOREVER : Deadline.nanos(grace);
    }

    /** How messages begin. */
    @Override
    public String toString() {
        return "The new process " + shownName();
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
     * @param maker makes the process; its argument says whether the process is to be held open
     */
    private <P extends StandardProcess> P open(Function<Boolean, P> maker) {
        used = true;
        if (deadline != null) {
            ClosingTime.prepare();
        }
        List<Node> real = parents.stream().filter(parent -> !parent.isBackground()).toList();
        real.forEach(Openings::ensureTakesChildren);
        // The process is held open while there are several steps. Otherwise it could close in
        // between.
        boolean held =
                real.size() + waitedFor.size() + closedOnFailure.size() > 1 || outside.isAny();
        P process = maker.apply(held);
        Cascade cascade = Cascade.ofCall();
        try {
            if (abandonGrace != null) {
                process.limitTeardown(Deadline.nanos(abandonGrace));
            }
            link(process, real, cascade);
            if (outside.isAny()) {
                Outside.tie(new OwnedNode(process), outside);
            }
            tieToItsEnd(process);
        } catch (Throwable e) {
            process.refuse(held, cascade);
            cascade.run();
            throw e;
        }
        if (held) {
            process.release(cascade);
        }
        cascade.run();
        return process;
    }

    private void link(StandardProcess process, List<Node> real, Cascade cascade) {
        Node first = real.isEmpty() ? null : real.get(0);
        if (!Links.open(process, first) && first != null) {
            throw Processes.refusal(first, "take the new child " + shownName());
        }
        for (Node parent : real.subList(Math.min(1, real.size()), real.size())) {
            if (!Links.make(parent, process, Link.CHILD, cascade)) {
                throw Processes.refusal(parent, "take the new child " + shownName());
            }
        }
        waitedFor.forEach(other -> Links.make(process, other, Link.WAITS, cascade));
        closedOnFailure.forEach(other -> Links.make(process, other, Link.FAILS, cascade));
    }
}
