package goprocess.debug.listener;

import goprocess.spi.ProcessNode;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Some processes and all that have links to them, through any chain; so many and no more. */
final class Ancestry {
    private final int most;
    private final Map<Long, ProcessNode> found = new LinkedHashMap<>();
    private final Queue<ProcessNode> next = new ArrayDeque<>();

    Ancestry(List<ProcessNode> processes, int most) {
        this.most = most;
        for (ProcessNode process : processes) {
            add(process);
            for (ProcessNode node = next.poll(); node != null; node = next.poll()) {
                node.forEachLinkFrom(link -> add(link.from()));
            }
        }
    }

    private void add(ProcessNode node) {
        if (found.size() < most && found.putIfAbsent(node.id(), node) == null) {
            next.add(node);
        }
    }

    Collection<ProcessNode> nodes() {
        return found.values();
    }

    Set<Long> ids() {
        return found.keySet();
    }
}
