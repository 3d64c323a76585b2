package goprocess.impl;

import goprocess.api.GoProcess;
import goprocess.api.ProcessFunction;
import goprocess.api.RefusedException;
import goprocess.api.Teardown;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Links;
import goprocess.impl.protocol.Node;

import org.jspecify.annotations.Nullable;

/** Opens processes that have one parent, or none, without a builder. */
final class Openings {
    private Openings() {}

    static GoProcess open(@Nullable Node parent, @Nullable Teardown teardown) {
        ensureTakesChildren(parent);
        StandardProcess process = new StandardProcess(null, Node.NO_FUNCTION, teardown, false);
        ensureOpened(process, parent);
        return process;
    }

    static GoProcess go(
            @Nullable String name,
            @Nullable Node parent,
            ProcessFunction function,
            boolean afterChildren) {
        ensureTakesChildren(parent);
        FunctionProcess process = new FunctionProcess(name, function, afterChildren, null, false);
        ensureOpened(process, parent);
        process.start(null);
        return process;
    }

    /**
     * Checks this before anything is made, so that a refusal has no effect. The parent may still
     * refuse the child later.
     */
    static void ensureTakesChildren(@Nullable Node parent) {
        if (parent != null && Node.phase(parent.peek()) >= Node.ENDING) {
            throw refused(parent);
        }
    }

    private static void ensureOpened(StandardProcess process, @Nullable Node parent) {
        boolean taken = false;
        try {
            taken = Links.open(process, parent);
        } finally {
            if (!taken) {
                Cascade cascade = new Cascade();
                process.refuse(false, cascade);
                cascade.run();
            }
        }
        if (!taken && parent != null) {
            throw refused(parent);
        }
    }

    private static RefusedException refused(Node parent) {
        return Processes.refusal(parent, "open a child");
    }
}
