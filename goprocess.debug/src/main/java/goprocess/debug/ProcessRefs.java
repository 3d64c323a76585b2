package goprocess.debug;

import goprocess.debug.diagnosis.Chain;
import goprocess.debug.graph.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The processes of a chain. There may be a thousand chains, each with a million processes. So a
 * chain is followed, and its elements are created, only when they are read.
 */
final class ProcessRefs extends AbstractList<ProcessRef> {
    private final Snapshot graph;
    private final Supplier<Chain> source;

    /** Each computation gives the same result, so no lock is needed. */
    private @Nullable Chain chain;

    ProcessRefs(Snapshot graph, Supplier<Chain> source) {
        this.graph = graph;
        this.source = source;
    }

    @Override
    public ProcessRef get(int index) {
        return ProcessRef.of(graph, chain().place(Objects.checkIndex(index, size())));
    }

    @Override
    public int size() {
        return chain().length();
    }

    private Chain chain() {
        Chain known = chain;
        if (known == null) {
            known = source.get();
            chain = known;
        }
        return known;
    }
}
