package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Teardown;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Calls on one process, each of which takes effect at one moment: where its teardown begins, what
 * comes before is taken and what comes after is refused. So whatever they return at the same time,
 * they could have returned one after the other, on the same class.
 */
public abstract class OneProcess {
    final GoProcess process = GoProcesses.named("process").open();

    private final Queue<GoProcess> taken = new ConcurrentLinkedQueue<>();
    private volatile boolean toreDown;

    OneProcess() {}

    /** Waits; every link is to a child, which closes with it. */
    @Operation
    public String close() {
        process.close();
        return closed();
    }

    /** Leaves the teardown to a thread of the library. */
    @Operation
    public String closeAsyncAndErr() {
        process.closeAsync();
        return process.err().isEmpty() ? closed() : "failed";
    }

    private String closed() {
        return toreDown ? "closed after its teardown" : "closed";
    }

    @Operation
    public String setTeardown() {
        Given given = new Given();
        try {
            process.setTeardown(given);
        } catch (IllegalStateException e) {
            return "refused";
        }
        given.returned = true;
        return given.ranAtOnce ? "ran at once" : "kept";
    }

    /** A teardown that knows whether it is run by the call that sets it. */
    private final class Given implements Teardown {
        private final Thread setter = Thread.currentThread();
        private boolean ranAtOnce;
        private volatile boolean returned;

        @Override
        public void run() {
            if (Thread.currentThread() == setter && !returned) {
                ranAtOnce = true;
            } else if (toreDown) {
                throw new AssertionError("It is torn down twice");
            } else {
                toreDown = true;
            }
        }
    }

    @Operation
    public String addChild() {
        GoProcess child = GoProcesses.named("child").open();
        return outcome(
                () -> {
                    process.addChild(child);
                    taken.add(child);
                });
    }

    @Operation
    public String openChild() {
        return outcome(() -> taken.add(GoProcesses.withParent(process)));
    }

    @Operation
    public String addChildNoWait() {
        GoProcess child = GoProcesses.named("child").open();
        process.addChildNoWait(child);
        taken.add(child);
        return "linked";
    }

    @Validate
    public void whatWasTakenClosesWithTheProcess() {
        process.close();
        for (GoProcess child : taken) {
            if (!child.closing().isRaised()) {
                throw new AssertionError(child + " was taken, and forgotten");
            }
        }
    }

    static String outcome(Runnable link) {
        try {
            link.run();
            return "linked";
        } catch (IllegalStateException e) {
            return "refused";
        }
    }
}
