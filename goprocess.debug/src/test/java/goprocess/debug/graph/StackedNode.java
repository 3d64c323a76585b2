package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import java.util.List;
import java.util.function.Consumer;

/**
 * A process that has been closing for an hour because its function is at a place of one's choice.
 */
public final class StackedNode implements RecordedThreads.Node {
    private final ClosingNode closing;
    private final ThreadLook thread;

    /** With a stack, innermost frame first. */
    public StackedNode(long id, String name, List<StackTraceElement> stack) {
        closing = new ClosingNode(id, name, 1).withFunction();
        thread = ThreadLook.recorded(id, "thread", false, Thread.State.WAITING, stack, 0);
    }

    @Override
    public RecordedThreads threads() {
        WorkLook function = new WorkLook(thread, true, look().closingAt());
        return new RecordedThreads(
                function, null, List.of(), List.of(), List.of(), List.of(), false, false);
    }

    @Override
    public long id() {
        return closing.id();
    }

    @Override
    public String name() {
        return closing.name();
    }

    @Override
    public State state() {
        return closing.state();
    }

    @Override
    public ProcessNode.Look look() {
        return closing.look();
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        closing.forEachLink(visitor);
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        closing.forEachLinkFrom(visitor);
    }

    @Override
    public List<Wait> waits() {
        return closing.waits();
    }
}
