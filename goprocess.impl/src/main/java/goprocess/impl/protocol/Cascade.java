package goprocess.impl.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The work that follows from one call: a list for each kind of step. The lists are emptied in the
 * order that keeps the promises. First everything below begins to close, then the gates for that
 * are opened, then teardowns and callbacks are started on threads of their own. Closed nodes are
 * taken out of the graph at once. No step calls another, so the depth of the graph needs no stack.
 * The nodes themselves are chained to lists, so the lists need no memory.
 *
 * <p>Nodes begin to close breadth first, and their gates are opened in the opposite order. So most
 * children have closed when the gate of their parent opens, and the parent can continue to its end.
 * And nodes that were opened one after the other, which are next to each other in memory, are
 * visited one after the other. The cost of a close depends mostly on how often a node has to be
 * fetched from memory.
 *
 * <p>A cascade belongs to one thread. It is made before anything changes, so no memory is needed
 * later.
 */
public final class Cascade {
    /** The node whose teardown the thread may run itself, because it waits for it. */
    private final @Nullable Node awaited;

    /** The last of the nodes whose children are to begin to close; it leads to the first. */
    private @Nullable Node toVisit;

    /** The nodes whose children have begun to close, and whose gates are to be opened. */
    private @Nullable Node visited;

    private @Nullable Node closed;
    private @Nullable Node ending;

    /**
     * The last row of callbacks to be started; the rows are chained by {@link Callbacks#nextRow}.
     */
    private @Nullable Callbacks callbacks;

    /** Rare work: nodes to be visited again, and failures to be handed on. */
    private @Nullable Revisits revisits;

    private boolean awaitedIsEnding;

    /** Whether no listener was interested when a node began to close just now. */
    boolean unobserved;

    /** For another thread, or for a part of an operation that has already reserved stack. */
    public Cascade() {
        this(null);
    }

    private Cascade(@Nullable Node awaited) {
        this.awaited = awaited;
    }

    /** For a call from outside. Throws if there is not enough stack for all of its steps. */
    public static Cascade ofCall() {
        return ofCall(null);
    }

    /**
     * Like {@link #ofCall()}.
     *
     * @param awaited the node that the thread is going to wait for, or null
     */
    public static Cascade ofCall(@Nullable Node awaited) {
        StackReserve.forCascade();
        return new Cascade(awaited);
    }

    /** Adds a node at the end. The last one leads to the first, so both ends are accessible. */
    void addToVisit(Node node) {
        Node last = toVisit;
        if (last == null) {
            node.nextWork = node;
        } else {
            node.nextWork = last.nextWork;
            last.nextWork = node;
        }
        toVisit = node;
    }

    private Node takeFirstToVisit(Node last) {
        Node first = last.nextWork == null ? last : last.nextWork;
        toVisit = first == last ? null : last;
        last.nextWork = first.nextWork;
        return first;
    }

    void addClosed(Node node) {
        node.nextWork = closed;
        closed = node;
    }

    void addEnding(Node node) {
        node.nextWork = ending;
        ending = node;
    }

    void addCallbacks(Callbacks first) {
        first.nextRow = callbacks;
        callbacks = first;
    }

    /**
     * Goes below a node that another cascade began to close, and that still has children to begin
     * to close.
     */
    void revisit(Node node) {
        try {
            revisits().add(node);
        } catch (OutOfMemoryError e) {
            // The other cascade begins to close them; only this one may now return before it has.
        }
    }

    /** Adds a node to which a failure was handed, and which may hand it on. */
    void addFailed(Node node, Throwable failure) {
        try {
            revisits().addFailed(node, failure);
        } catch (OutOfMemoryError e) {
            // It has the failure, and hands it on when it closes.
        }
    }

    private Revisits revisits() {
        if (revisits == null) {
            revisits = new Revisits();
        }
        return revisits;
    }

    /** Performs all steps. */
    public void run() {
        while (true) {
            Node node;
            Revisits.Failed failed;
            if (closed != null) {
                finishClosed();
            } else if (revisits != null && (failed = revisits.nextFailed()) != null) {
                failed.node().handOn(failed.failure(), this);
            } else if ((node = toVisit) != null) {
                node = takeFirstToVisit(node);
                node.beginTargets(this);
                node.nextWork = visited;
                visited = node;
            } else if (revisits != null && (node = revisits.next()) != null) {
                node.beginTargets(this);
            } else if ((node = visited) != null) {
                visited = node.nextWork;
                node.nextWork = null;
                node.allBelowBegan(this);
            } else if ((node = ending) != null) {
                ending = node.nextWork;
                node.nextWork = null;
                node.tearDownOrClose(this);
            } else if (callbacks != null) {
                startCallbacks(callbacks);
            } else {
                return;
            }
        }
    }

    private void startCallbacks(Callbacks first) {
        callbacks = first.nextRow;
        first.nextRow = null;
        first.start(this);
    }

    /** Takes closed nodes out of the graph, including those that close because of that. */
    void finishClosed() {
        for (Node node = closed; node != null; node = closed) {
            closed = node.nextWork;
            node.nextWork = null;
            node.finish(this);
        }
    }

    /**
     * Whether the thread of this cascade will run the teardown of a node, since it waits for it.
     */
    boolean leavesTeardownToCaller(Node node) {
        awaitedIsEnding |= node == awaited;
        return node == awaited;
    }

    /** Whether the teardown of the awaited node is due, and the thread is to run it now. */
    public boolean mustTearDownAwaited() {
        return awaitedIsEnding;
    }
}
