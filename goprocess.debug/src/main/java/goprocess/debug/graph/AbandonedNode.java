package goprocess.debug.graph;

import goprocess.api.State;
import goprocess.spi.AbandonedWork;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import java.util.List;
import java.util.function.Consumer;

/**
 * A process that has closed without its work, which still runs. It is in no list of the library any
 * more; only the work is.
 */
final class AbandonedNode implements ProcessNode {
    private final AbandonedWork work;

    AbandonedNode(AbandonedWork work) {
        this.work = work;
    }

    @Override
    public long id() {
        return work.processId();
    }

    @Override
    public String name() {
        return work.processName();
    }

    @Override
    public State state() {
        return State.CLOSED;
    }

    @Override
    public Look look() {
        return new Look(
                State.CLOSED,
                0,
                null,
                null,
                false,
                false,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                List.of());
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {}

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {}

    @Override
    public List<Wait> waits() {
        return List.of();
    }
}
