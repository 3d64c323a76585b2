package goprocess.impl.running;

import goprocess.api.AbandonedException;
import goprocess.impl.messages.Failures;
import goprocess.impl.protocol.Callbacks;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;
import goprocess.spi.AbandonedWork;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Gives up the work of a process. The work goes on on its thread, and is no longer waited for. */
final class GivingUp {
    /**
     * For this many pieces of work that one call gives up, the stack is taken, which stops their
     * threads.
     */
    private static final int MOST_STACKS = 1_000;

    /** Describes what one call has given up. */
    private final List<String> named = new ArrayList<>();

    private int stacks;

    /** The reason in words: how long the work was waited for, or that a call gave it up. */
    private final String because;

    /** Whether a function that has not begun is given up as well. */
    private final boolean giveUpQueued;

    /** Selects the threads whose work is given up; the work of others is spared. */
    private final Predicate<Thread> lost;

    GivingUp(String because, boolean giveUpQueued, Predicate<Thread> lost) {
        this.because = because;
        this.lost = lost;
        this.giveUpQueued = giveUpQueued;
    }

    private GivingUp(String because) {
        this(because, true, thread -> true);
    }

    /** Gives up a function whose time is over. */
    static void function(WorkNode node) {
        new GivingUp("its time to close was over").giveUpFunction(node);
    }

    /** Gives up a teardown whose time is over. */
    static void teardown(WorkNode node) {
        new GivingUp("its time was over").giveUpTeardown(node);
    }

    List<String> named() {
        return named;
    }

    /** Gives up the function, the teardown and the callbacks that hold a process up. */
    void giveUpWorkOf(WorkNode node) {
        giveUpFunction(node);
        giveUpTeardown(node);
        giveUpCallbacks(node);
    }

    private void giveUpFunction(WorkNode node) {
        int s = node.lock();
        boolean open = (s & Node.FUNCTION_OPEN) != 0;
        boolean started = (s & Node.FUNCTION_STARTED) != 0;
        Object runner = node.functionRunnerLocked();
        node.unlock(s);
        if (!open) {
            return;
        }
        GracedFunction graced = node.gracedFunction();
        Thread thread = started && runner instanceof Thread found ? found : null;
        if (!isLost(thread)) {
            return;
        }
        AbandonedException failure = failure(node, "function", thread);
        note(node, "function", thread);
        Cascade cascade = Cascade.ofCall();
        if (!node.giveUpFunction(failure, cascade)) {
            forget(node, thread);
            return;
        }
        if (graced != null && thread == null) {
            graced.neverRuns();
        }
        named.add(inWords(node, "function", thread));
        cascade.run();
        Failures.log(Failures.Mishap.FUNCTION_GIVEN_UP, node, failure);
    }

    private void giveUpTeardown(WorkNode node) {
        int s = node.lock();
        Object runner = node.teardownRunnerLocked();
        node.unlock(s);
        if (!(runner instanceof Thread thread) || !isLost(thread)) {
            return;
        }
        AbandonedException failure = failure(node, "teardown", thread);
        note(node, "teardown", thread);
        Cascade cascade = Cascade.ofCall();
        if (!node.conclude(failure, 0, cascade)) {
            forget(node, thread);
            return;
        }
        named.add(inWords(node, "teardown", thread));
        cascade.run();
        Failures.log(Failures.Mishap.TEARDOWN_GIVEN_UP, node, failure);
    }

    private void giveUpCallbacks(WorkNode node) {
        while (true) {
            Thread thread = null;
            Callbacks stuck = null;
            int s = node.lock();
            for (Callbacks gate = node.gatesLocked();
                    gate != null && stuck == null;
                    gate = gate.nextGate()) {
                if (gate.runner() instanceof Thread runner) {
                    thread = runner;
                    stuck = gate;
                }
            }
            node.unlock(s);
            if (stuck == null || thread == null || !isLost(thread)) {
                return;
            }
            AbandonedException failure = failure(node, "callback", thread);
            note(node, "callback", thread);
            Cascade cascade = Cascade.ofCall();
            boolean first = node.openGate(stuck, failure, cascade);
            cascade.run();
            if (first) {
                named.add(inWords(node, "callback", thread));
                Failures.log(Failures.Mishap.CALLBACK_GIVEN_UP, node, failure);
            } else {
                forget(node, thread);
            }
        }
    }

    private boolean isLost(@Nullable Thread thread) {
        return thread == null ? giveUpQueued : lost.test(thread);
    }

    private AbandonedException failure(Node node, String what, @Nullable Thread thread) {
        AbandonedException failure =
                new AbandonedException(
                        "The %s of %s was given up%s: %s"
                                .formatted(
                                        what,
                                        node,
                                        thread == null ? " before it began" : " and still runs",
                                        because));
        if (thread != null && stacks++ < MOST_STACKS) {
            try {
                failure.setStackTrace(thread.getStackTrace());
            } catch (Throwable e) { // the thread may be of a class of the user's
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private static void note(Node node, String what, @Nullable Thread thread) {
        if (thread != null) {
            GivenUp.begin(new AbandonedWork(node.id, node.name(), what, thread, System.nanoTime()));
        }
    }

    private static void forget(Node node, @Nullable Thread thread) {
        if (thread != null) {
            GivenUp.ended(thread, node);
        }
    }

    private static String inWords(Node node, String what, @Nullable Thread thread) {
        return "the %s of %s #%d%s"
                .formatted(
                        what, node.name(), node.id, thread == null ? ", which had not begun" : "");
    }
}
