package goprocess.impl.running;

import goprocess.api.AbandonedException;
import goprocess.impl.messages.Failures;
import goprocess.impl.observation.Listeners;
import goprocess.impl.protocol.Callbacks;
import goprocess.impl.protocol.Cascade;
import goprocess.impl.protocol.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Gives up the work of a process. The work goes on on its thread, and is no longer waited for. */
final class GivingUp {
    /**
     * For this many pieces of work that one call gives up, the stack is taken, which stops their
     * threads.
     */
    private static final int MOST_STACKS = 1_000;

    private static final StackTraceElement[] NO_STACK = {};

    /** Describes what one call has given up. */
    private final List<String> named = new ArrayList<>();

    private boolean hasGivenUp;
    private int stacks;

    /** The reason in words: how long the work was waited for, or that a call gave it up. */
    private final String because;

    /** Whether a function that has not begun is given up as well. */
    private final boolean giveUpQueued;

    /** Selects the threads whose work is given up; the work of others is spared. */
    private final Predicate<Thread> lost;

    /** What follows. It starts the user's code, so whoever gives up runs it at the end. */
    private final Cascade cascade;

    GivingUp(String because, boolean giveUpQueued, Predicate<Thread> lost, Cascade cascade) {
        this.because = because;
        this.lost = lost;
        this.giveUpQueued = giveUpQueued;
        this.cascade = cascade;
    }

    private GivingUp(String because, Cascade cascade) {
        this(because, true, thread -> true, cascade);
    }

    /** Gives up a function whose time is over. After an error it can be repeated. */
    static void function(WorkNode node) {
        Cascade cascade = Cascade.ofCall();
        try {
            new GivingUp("its time to close was over", cascade).giveUpFunction(node);
        } finally {
            cascade.run();
        }
    }

    /** Gives up a teardown whose time is over. After an error it can be repeated. */
    static void teardown(WorkNode node) {
        Cascade cascade = Cascade.ofCall();
        try {
            new GivingUp("its time was over", cascade).giveUpTeardown(node);
        } finally {
            cascade.run();
        }
    }

    List<String> named() {
        return named;
    }

    boolean hasGivenUp() {
        return hasGivenUp;
    }

    /**
     * Gives up the functions, teardowns and callbacks that hold up processes now. All are looked up
     * first: what begins because others are given up is healthy.
     */
    void giveUpWorkOf(List<WorkNode> nodes) {
        List<Runnable> works = new ArrayList<>();
        for (WorkNode node : nodes) {
            addWorks(node, works);
        }
        works.forEach(Runnable::run);
    }

    private void addWorks(WorkNode node, List<Runnable> works) {
        Callbacks[] gates = gates(node);
        int s = node.lock();
        Thread teardownRunner = node.teardownRunnerLocked();
        node.unlock(s);
        if ((s & Node.FUNCTION_OPEN) != 0) {
            works.add(() -> giveUpFunction(node));
        }
        if (teardownRunner != null) {
            works.add(() -> giveUpTeardown(node));
        }
        for (Callbacks gate : gates) {
            if (gate.runner() != null) {
                works.add(() -> giveUpCallbacks(node, gate));
            }
        }
    }

    /**
     * The rows of callbacks that hold the process: one for each moment, and one for each that was
     * registered after its moment. Under the lock nothing may be allocated, so they are counted
     * first.
     */
    private static Callbacks[] gates(WorkNode node) {
        while (true) {
            Callbacks[] gates = new Callbacks[count(node)];
            int found = 0;
            int s = node.lock();
            Callbacks gate = node.gatesLocked();
            while (gate != null && found < gates.length) {
                gates[found++] = gate;
                gate = gate.nextGateLocked();
            }
            node.unlock(s);
            if (gate == null) {
                return Arrays.copyOf(gates, found);
            }
        }
    }

    private static int count(WorkNode node) {
        int count = 0;
        int s = node.lock();
        for (Callbacks gate = node.gatesLocked(); gate != null; gate = gate.nextGateLocked()) {
            count++;
        }
        node.unlock(s);
        return count;
    }

    private void giveUpFunction(WorkNode node) {
        boolean beganMeanwhile;
        do {
            int s = node.lock();
            Thread runner = node.functionRunnerLocked();
            node.unlock(s);
            Thread thread = (s & Node.FUNCTION_STARTED) != 0 ? runner : null;
            beganMeanwhile =
                    (s & Node.FUNCTION_OPEN) != 0
                            && isLost(thread)
                            && !giveUpFunction(node, thread);
        } while (beganMeanwhile);
    }

    /** Returns false if the function has begun or ended meanwhile. */
    private boolean giveUpFunction(WorkNode node, @Nullable Thread thread) {
        if (thread != null) { // first, so that a call that is repeated finds the function
            giveUpCallbacksIn(node, thread);
        }
        GracedFunction graced = node.gracedFunction();
        boolean first =
                giveUp(
                        node,
                        Role.FUNCTION,
                        thread,
                        thread == null ? 0 : Listeners.functionSince(node),
                        (failure, onEndClaimed) ->
                                node.giveUpFunction(
                                        thread != null, failure, onEndClaimed, cascade));
        if (first && graced != null && thread == null) {
            graced.neverRuns();
        }
        return first;
    }

    /**
     * Gives up the callbacks that run in a function that is given up. A wait in them for their own
     * process was not refused, since the function will be given up, and would never end.
     */
    private void giveUpCallbacksIn(WorkNode node, Thread function) {
        for (Callbacks gate : gates(node)) {
            if (gate.runner() == function) {
                giveUpCallbacks(node, gate);
            }
        }
    }

    private void giveUpTeardown(WorkNode node) {
        int s = node.lock();
        Thread thread = node.teardownRunnerLocked();
        node.unlock(s);
        if (thread == null || !isLost(thread)) {
            return;
        }
        giveUp(
                node,
                Role.TEARDOWN,
                thread,
                Listeners.teardownSince(node),
                (failure, onEndClaimed) -> node.giveUpTeardown(failure, onEndClaimed, cascade));
    }

    private void giveUpCallbacks(WorkNode node, Callbacks gate) {
        Thread thread = gate.runner();
        if (thread == null || !isLost(thread)) {
            return;
        }
        giveUp(
                node,
                Role.CALLBACK,
                thread,
                0,
                (failure, onEndClaimed) ->
                        node.giveUpCallbacks(gate, failure, onEndClaimed, cascade));
    }

    /** The transition by which work is given up. */
    private interface Transition {
        /**
         * Makes it.
         *
         * @param onEndClaimed done before anything follows from it
         * @return false if the work has ended, or was given up before
         */
        boolean make(AbandonedException failure, Runnable onEndClaimed);
    }

    /**
     * Gives up a piece of work.
     *
     * @param thread which runs it; null if it has not begun
     * @param since when it began; 0 if that is not known
     * @return false if it has ended, or was given up before
     */
    private boolean giveUp(
            WorkNode node, Role role, @Nullable Thread thread, long since, Transition transition) {
        String text = node.toString(); // while it is not closed
        AbandonedException failure = failure(node, role, thread);
        Runnable onEndClaimed =
                () -> Listeners.workAbandoned(node, role.toString(), thread, failure, since);
        note(node, role, thread);
        if (!transition.make(failure, onEndClaimed)) {
            forget(node, role, thread);
            return false;
        }
        hasGivenUp = true;
        Failures.log(role.givenUp, text, failure);
        named.add(inWords(node, role, thread));
        return true;
    }

    private boolean isLost(@Nullable Thread thread) {
        return thread == null ? giveUpQueued : lost.test(thread);
    }

    private AbandonedException failure(Node node, Role role, @Nullable Thread thread) {
        AbandonedException failure =
                new AbandonedException(
                        "The %s of %s was given up%s: %s"
                                .formatted(
                                        role,
                                        node,
                                        thread == null ? " before it began" : " and still runs",
                                        because));
        failure.setStackTrace(NO_STACK); // its own would be that of who gives up
        if (thread != null && stacks++ < MOST_STACKS) {
            try {
                failure.setStackTrace(thread.getStackTrace());
            } catch (Throwable e) { // the thread may be of a class of the user's
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    private static void note(Node node, Role role, @Nullable Thread thread) {
        if (thread != null) {
            GivenUp.begin(thread, node, role);
        }
    }

    private static void forget(Node node, Role role, @Nullable Thread thread) {
        if (thread != null) {
            GivenUp.ended(thread, node, role);
        }
    }

    private static String inWords(WorkNode node, Role role, @Nullable Thread thread) {
        return "the "
                + role
                + " of "
                + node.shownName()
                + " #"
                + node.id
                + (thread == null ? ", which had not begun" : "");
    }
}
