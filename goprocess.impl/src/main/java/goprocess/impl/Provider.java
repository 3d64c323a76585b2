package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.GoProcessBuilder;
import goprocess.api.ProcessFunction;
import goprocess.api.Teardown;
import goprocess.impl.messages.Log;
import goprocess.impl.messages.Names;
import goprocess.impl.messages.Texts;
import goprocess.impl.observation.Listeners;
import goprocess.impl.outside.OutsideWishes;
import goprocess.impl.protocol.Node;
import goprocess.impl.protocol.Observer;
import goprocess.impl.running.ContextLoader;
import goprocess.impl.running.GivenUp;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessNode;
import goprocess.spi.ProcessProvider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** The provider that the API finds in this module. */
public final class Provider implements ProcessProvider {
    static {
        Observer.install(Listeners::observer); // before the first node is made
        EarlyLoading.now();
    }

    /** Called by {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public GoProcess background() {
        return Background.INSTANCE;
    }

    @Override
    public GoProcess open(@Nullable GoProcess parent, @Nullable Teardown teardown) {
        return Openings.open(
                nodeOrNull(parent), teardown == null ? null : ContextLoader.keep(teardown));
    }

    @Override
    public GoProcess go(@Nullable GoProcess parent, ProcessFunction function) {
        return Openings.go(null, nodeOrNull(parent), function, false);
    }

    /**
     * The parent's node, or null if there is none. Nothing is retained under the background
     * process.
     */
    private static @Nullable Node nodeOrNull(@Nullable GoProcess parent) {
        Node node = parent == null ? null : Processes.node(parent, "parent", "A new process");
        return node == null || node.isBackground() ? null : node;
    }

    @Override
    public GoProcessBuilder named(String name) {
        return StandardBuilder.named(name, new OutsideWishes());
    }

    @Override
    public GoProcessBuilder application(String name) {
        return StandardBuilder.named(name, OutsideWishes.ofApplication());
    }

    @Override
    public GoProcess withSignals(String... names) {
        OutsideWishes wishes = new OutsideWishes();
        wishes.signals(names);
        return StandardBuilder.unnamed(wishes).open();
    }

    @Override
    public GoProcess withShutdownHook(Duration timeout) {
        OutsideWishes wishes = new OutsideWishes();
        wishes.timeout(timeout);
        return StandardBuilder.unnamed(wishes).open();
    }

    @Override
    public List<ProcessNode> roots() {
        return Listeners.roots();
    }

    @Override
    public List<AbandonedWork> abandoned() {
        return GivenUp.now();
    }

    @Override
    public void warn(String logger, String text, @Nullable Throwable failure) {
        Log.warn(logger, text, failure);
    }

    @Override
    public String shown(String name) {
        return Names.shown(name);
    }

    @Override
    public String shown(Duration time) {
        return Texts.duration(time);
    }

    @Override
    public ProcessNode node(GoProcess process) {
        return Processes.node(process, "process", "The library");
    }
}
