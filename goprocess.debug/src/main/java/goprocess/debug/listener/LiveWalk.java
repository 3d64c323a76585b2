package goprocess.debug.listener;

import goprocess.api.State;
import goprocess.spi.ProcessNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * Everything below some processes, counted; the first of them, and the first that are closing, are
 * kept.
 */
final class LiveWalk {
    private final int kept;
    private final Set<Long> seen = new HashSet<>();
    private final Queue<ProcessNode> next = new ArrayDeque<>();
    private final List<ProcessNode> first = new ArrayList<>();
    private final List<ProcessNode> firstClosing = new ArrayList<>();
    private long running;
    private long closing;
    private long links;

    LiveWalk(Collection<ProcessNode> roots, int kept) {
        this.kept = kept;
        roots.forEach(this::add);
        for (ProcessNode node = next.poll(); node != null; node = next.poll()) {
            count(node);
            node.forEachLink(
                    link -> {
                        links++;
                        add(link.to());
                    });
        }
    }

    private void add(ProcessNode node) {
        if (seen.add(node.id())) {
            next.add(node);
            if (first.size() < kept) {
                first.add(node);
            }
        }
    }

    private void count(ProcessNode node) {
        State state = node.state();
        if (state == State.RUNNING) {
            running++;
        } else if (state == State.CLOSING) {
            closing++;
            if (firstClosing.size() < kept) {
                firstClosing.add(node);
            }
        }
    }

    int size() {
        return seen.size();
    }

    Set<Long> ids() {
        return seen;
    }

    List<ProcessNode> nodes() {
        return first;
    }

    List<ProcessNode> firstClosing() {
        return firstClosing;
    }

    long running() {
        return running;
    }

    long closing() {
        return closing;
    }

    long links() {
        return links;
    }
}
