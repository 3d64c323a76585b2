package goprocess.impl.running;

import goprocess.api.Signal;
import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Callbacks;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Moment;

import org.jspecify.annotations.Nullable;

/** An action registered with a signal. The first of a row runs the others after it. */
public final class Callback extends Callbacks implements Signal.Registration {
    private final WorkNode workNode;

    /** Null once it was cancelled or has run. */
    private volatile @Nullable Runnable action;

    private volatile @Nullable Thread runner;

    /**
     * @param last whether it also runs after those that are registered later
     */
    public Callback(WorkNode node, Moment moment, Runnable action, boolean last) {
        super(node, moment, last);
        this.workNode = node;
        this.action = ContextLoader.keep(action);
    }

    @Override
    public @Nullable Thread runner() {
        return runner;
    }

    @Override
    protected void start(Cascade cascade) {
        try {
            Carriers.start(workNode, "callbacks of ", new Row(this));
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.CALLBACK_WITHOUT_THREAD, node, e);
            run(cascade);
        }
    }

    /**
     * A row that gets a thread. The cascade for what follows is made in advance, since there may be
     * no memory later.
     */
    private static final class Row implements Runnable {
        private final Callback first;
        private final Cascade following = new Cascade();

        Row(Callback first) {
            this.first = first;
        }

        @Override
        public void run() {
            first.runAll(following);
        }
    }

    /**
     * Runs this callback and those after it on this thread, and then does everything that follows.
     */
    public void runAll(Cascade cascade) {
        run(cascade);
        cascade.run();
    }

    private void run(Cascade cascade) {
        boolean isWork = isGate(); // while nobody can give it up: that needs its runner
        runner = Thread.currentThread();
        if (isWork) {
            Workplace.enter(workNode);
        }
        Callbacks next = this;
        while (next instanceof Callback callback) {
            next = callback.following();
            callback.act();
        }
        runner = null;
        if (isWork) {
            Workplace.exit(workNode);
        }
        if (isWork && !node.openGate(this, cascade)) {
            GivenUp.ended(Thread.currentThread(), workNode, Role.CALLBACK);
        }
    }

    /** Whether the process waits for it. Once its teardown has begun, it waits for no callback. */
    private boolean isGate() {
        int s = node.lock();
        boolean counted = isGateLocked();
        node.unlock(s);
        return counted;
    }

    private void act() {
        Runnable once = action;
        action = null;
        if (once == null) {
            return;
        }
        try {
            ContextLoader.run(once);
        } catch (Throwable e) {
            Failures.log(Failures.Mishap.CALLBACK_FAILED, node, e);
        }
    }

    @Override
    public void cancel() {
        node.unregister(this);
        action = null; // in a row that was taken it then finds nothing to do
    }
}
