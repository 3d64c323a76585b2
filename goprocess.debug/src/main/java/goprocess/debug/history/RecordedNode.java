package goprocess.debug.history;

import static goprocess.debug.history.ProcessHistory.UNKNOWN;

import goprocess.api.State;
import goprocess.spi.ProcessLink;
import goprocess.spi.ProcessNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A process as it was at one moment of a recording. Its threads are gone: its work has none. */
final class RecordedNode implements ProcessNode {
    private final ProcessHistory history;
    private final GraphView view;

    RecordedNode(ProcessHistory history, GraphView view) {
        this.history = history;
        this.view = view;
    }

    @Override
    public long id() {
        return history.id();
    }

    @Override
    public String name() {
        return history.name();
    }

    @Override
    public State state() {
        return history.isClosingAt(view.time()) ? State.CLOSING : State.RUNNING;
    }

    @Override
    public Look look() {
        boolean closing = state() == State.CLOSING;
        WorkHistory teardown = history.teardown();
        return new Look(
                state(),
                waitsFor(),
                workAt(history.function()),
                workAt(teardown),
                teardown != null && teardown.startedAt() > view.time(),
                false,
                history.openedAt(),
                UNKNOWN,
                closing ? history.closingAt() : UNKNOWN,
                closing ? history.cause() : null,
                closing ? view.node(history.by()) : null,
                closing ? history.closerThread() : null,
                null,
                List.of());
    }

    private int waitsFor() {
        List<ProcessLink> waits = new ArrayList<>();
        forEachLink(
                link -> {
                    if (link.waits()) {
                        waits.add(link);
                    }
                });
        return waits.size() + (workAt(history.function()) == null ? 0 : 1);
    }

    private @Nullable Work workAt(@Nullable WorkHistory work) {
        return work != null && work.covers(view.time())
                ? new Work(null, true, work.startedAt())
                : null;
    }

    @Override
    public void forEachLink(Consumer<? super ProcessLink> visitor) {
        history.out().forEach(link -> visit(link, visitor));
    }

    @Override
    public void forEachLinkFrom(Consumer<? super ProcessLink> visitor) {
        history.in().forEach(link -> visit(link, visitor));
    }

    private void visit(LinkHistory link, Consumer<? super ProcessLink> visitor) {
        RecordedNode from = view.node(link.from());
        RecordedNode to = view.node(link.to());
        if (from != null && to != null && link.since() <= view.time()) {
            visitor.accept(
                    new ProcessLink(from, to, link.closes(), link.waits(), link.closesOnFailure()));
        }
    }

    /** {@return none: a recording does not tell of them} */
    @Override
    public List<Wait> waits() {
        return List.of();
    }

    @Override
    public String toString() {
        return history + " " + state();
    }
}
