package goprocess.impl;

import goprocess.api.ProcessFunction;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ThreadFactory;

/** The function of a node, and the thread it runs on. */
class Activity extends Extras implements Runnable {
    /** Whether the end of the function lets the children finish instead of closing them. */
    final boolean afterChildren;

    /** Set before the node is shared. */
    private @Nullable Node node;

    /** For what follows the end of the function: there may be no memory to make it then. */
    private final Turn turn = new Turn();

    // Guarded by the lock of the node.
    @Nullable ProcessFunction function;
    @Nullable Thread thread;
    boolean started;

    Activity(ProcessFunction function, boolean afterChildren) {
        this.function = function;
        this.afterChildren = afterChildren;
    }

    final void belongTo(Node owner) {
        node = owner;
    }

    final Node node() {
        Node owner = node;
        if (owner == null) {
            throw new AssertionError("The function has no process yet");
        }
        return owner;
    }

    /** Runs the function, once, and only on a thread that the library was about to start. */
    @Override
    public final void run() {
        Node owner = node();
        ProcessFunction once = function;
        if (!owner.startFunction(this) || once == null) {
            return;
        }
        ThreadMarks.enter(ThreadMarks.WORKING);
        Object token = Listening.functionStarted(owner);
        Throwable failure = failureOf(once, owner);
        ThreadMarks.enter(Listening.MARK);
        if (failure != null) {
            Failures.log(Failures.Mishap.FUNCTION_FAILED, owner, failure);
        }
        long endedAt = Listening.functionEnded(owner, failure, token);
        owner.functionEnded(this, failure, endedAt, turn);
        turn.runMarked();
        ThreadMarks.exit(ThreadMarks.WORKING + Listening.MARK);
    }

    /** Runs the function and returns what it threw. */
    @Nullable Throwable failureOf(ProcessFunction once, Node owner) {
        try {
            once.run(owner);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** The function will not run. Called under no lock. */
    void neverRuns() {}

    /** The node began to close. Called under no lock. */
    void closingBegan() {}

    /**
     * Starts the function on a thread of its own. If that fails the function never runs, and the
     * node closes with what is thrown here.
     *
     * @param factory null for a virtual thread named after the node
     */
    final void start(@Nullable ThreadFactory factory) {
        Node owner = node();
        try {
            Thread made =
                    factory == null
                            ? Thread.ofVirtual().name(owner.name()).unstarted(this)
                            : factory.newThread(this);
            owner.armFunction(this, ensureNew(made));
            made.start();
        } catch (Throwable e) {
            if (owner.disarmFunction(this)) {
                Failures.log(Failures.Mishap.FUNCTION_NOT_STARTED, owner, e);
                neverRuns();
                owner.functionEnded(this, e, 0, turn);
                turn.run();
                throw e;
            }
            Failures.log(Failures.Mishap.FUNCTION_STARTED_ANYHOW, owner, e);
        }
    }

    private Thread ensureNew(@Nullable Thread made) {
        if (made == null) {
            throw new IllegalStateException(
                    "The thread factory of "
                            + node()
                            + " returned no thread, so its function was not started: return a new"
                            + " one");
        }
        if (made.getState() != Thread.State.NEW) {
            throw new IllegalStateException(
                    "The thread factory of "
                            + node()
                            + " returned the thread "
                            + made.getName()
                            + ", which was started already, so the function was not: return a new"
                            + " one");
        }
        return made;
    }
}
