package goprocess.impl;

import goprocess.spi.CloseCause;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The work that follows from one call: a list for each kind of step, emptied in the order that
 * makes the promises true. First everything below is told that closing began, then the gates for
 * that are opened, then teardowns are begun, and callbacks come last; what is closed is taken out
 * of the graph at once. No step calls another, so the depth of the graph costs no stack; the lists
 * go through the nodes, so they cost no memory.
 *
 * <p>Nodes are told breadth first, and their gates opened in the opposite order. So most children
 * have closed when the gate of their parent opens, and it can go on to its end; and nodes that were
 * opened one after the other, which lie side by side in memory, are come by one after the other.
 * What a close costs is above all how often a node has to be fetched from memory.
 *
 * <p>A turn belongs to one thread at a time. It is made before anything changes: no memory is
 * needed later.
 */
final class Turn {
    /**
     * The turn whose callbacks a thread is running. Looked at only by turns with callbacks, and by
     * calls that wait.
     */
    private static final ConcurrentHashMap<Thread, Turn> IN_CALLBACKS = new ConcurrentHashMap<>();

    /** The node whose teardown the thread of this turn may run itself, because it waits for it. */
    private final @Nullable Node awaited;

    /** The last of those whose children are to be told; it leads to the first. */
    private @Nullable Node cascade;

    private @Nullable Node told;
    private @Nullable Node closed;
    private @Nullable Node ending;
    private @Nullable Waiter firstCallback;
    private @Nullable Waiter lastCallback;

    /** Nodes that another turn is still telling the children of. */
    private @Nullable Joined joined;

    private boolean awaitedIsEnding;

    /** It is used again and again, see {@link TurnReserve}. */
    boolean reserved;

    /** For another thread, or for what is part of an operation that has asked for stack. */
    Turn() {
        this(null);
    }

    private Turn(@Nullable Node awaited) {
        this.awaited = awaited;
    }

    /** For a call from outside: there is stack enough for all of its steps, or none is made. */
    static Turn ofCall() {
        return ofCall(null);
    }

    /**
     * As {@link #ofCall()}.
     *
     * @param awaited the node that the thread is going to wait for, or null
     */
    static Turn ofCall(@Nullable Node awaited) {
        StackReserve.forTurn();
        return new Turn(awaited);
    }

    static boolean inCallback() {
        return !IN_CALLBACKS.isEmpty() && IN_CALLBACKS.containsKey(Thread.currentThread());
    }

    void addCascade(Node node) {
        Node last = cascade;
        if (last == null) {
            node.nextWork = node;
        } else {
            node.nextWork = last.nextWork;
            last.nextWork = node;
        }
        cascade = node;
    }

    private Node firstOfCascade(Node last) {
        Node first = last.nextWork == null ? last : last.nextWork;
        cascade = first == last ? null : last;
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

    void addCallback(Callback callback) {
        callback.previous = null;
        if (lastCallback == null) {
            firstCallback = callback;
        } else {
            lastCallback.next = callback;
        }
        lastCallback = callback;
    }

    /**
     * Goes below a node that another turn began to close and has not told all of the children of.
     */
    void join(Node node) {
        try {
            if (joined == null) {
                joined = new Joined();
            }
            joined.add(node);
        } catch (OutOfMemoryError e) {
            // The other turn will tell them; only this one may now return before it has.
        }
    }

    /** Does everything there is to do, callbacks too. */
    void run() {
        ThreadMarks.enter(Listening.MARK);
        runMarked();
        ThreadMarks.exit(Listening.MARK);
    }

    /** As {@link #run()}, on a thread that is marked as one that may tell a listener something. */
    void runMarked() {
        drain();
        if (firstCallback != null) {
            runCallbacks();
        }
    }

    /** Everything is done, and it is kept to be used again. */
    void forget() {
        joined = null;
    }

    /** Whether the node that the thread waits for is to be torn down by it, now. */
    boolean mustEndAwaited() {
        return awaitedIsEnding;
    }

    private void drain() {
        while (true) {
            Node node;
            if (closed != null) {
                finishClosed();
            } else if ((node = cascade) != null) {
                node = firstOfCascade(node);
                tellChildren(node);
                node.nextWork = told;
                told = node;
            } else if (joined != null && (node = joined.next()) != null) {
                tellChildren(node);
            } else if ((node = told) != null) {
                told = node.nextWork;
                node.nextWork = null;
                node.told(this);
            } else if ((node = ending) != null) {
                ending = node.nextWork;
                node.nextWork = null;
                end(node);
            } else {
                return;
            }
        }
    }

    /** Takes what is closed out of the graph, and what is closed by that. */
    void finishClosed() {
        for (Node node = closed; node != null; node = closed) {
            closed = node.nextWork;
            node.nextWork = null;
            node.finish(this);
        }
    }

    private void tellChildren(Node node) {
        node.beginTargets(Link.CLOSES, CloseCause.PARENT, this);
    }

    private void end(Node node) {
        if (node.teardown == null) {
            node.concludeAtOnce(this);
            return;
        }
        node.tellClosing();
        if (node == awaited) {
            awaitedIsEnding = true;
        } else {
            TeardownRun.start(node, this);
        }
    }

    /**
     * A thread that is in a callback already leaves its callbacks to the turn that runs it: they
     * never nest.
     */
    private void runCallbacks() {
        Thread thread = Thread.currentThread();
        Turn outer = IN_CALLBACKS.isEmpty() ? null : IN_CALLBACKS.get(thread);
        if (outer != null) {
            if (outer.lastCallback == null) {
                outer.firstCallback = firstCallback;
            } else {
                outer.lastCallback.next = firstCallback;
            }
            outer.lastCallback = lastCallback;
            firstCallback = null;
            lastCallback = null;
            return;
        }
        try {
            IN_CALLBACKS.put(thread, this);
        } catch (OutOfMemoryError e) {
            // Then they may nest and wait, which is worse than usual and better than not to run at
            // all.
        }
        try {
            while (firstCallback instanceof Callback callback) {
                firstCallback = callback.next;
                if (firstCallback == null) {
                    lastCallback = null;
                }
                callback.next = null;
                callback.run(this);
                drain();
            }
        } finally {
            IN_CALLBACKS.remove(thread);
        }
    }
}
