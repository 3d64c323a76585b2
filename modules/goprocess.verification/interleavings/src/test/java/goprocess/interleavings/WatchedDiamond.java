package goprocess.interleavings;

import goprocess.api.GoProcess;
import goprocess.api.GoProcesses;
import goprocess.api.Signal;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The same calls, while others look on: callbacks, and the error of a child whose teardown fails.
 */
public class WatchedDiamond extends Diamond {
    private final Exception failure = new Exception("of the teardown");
    private final GoProcess failing =
            GoProcesses.named("failing")
                    .parent(right)
                    .teardown(
                            () -> {
                                throw failure;
                            })
                    .open();

    private final Queue<Called> registered = new ConcurrentLinkedQueue<>();
    private final Queue<Called> cancelled = new ConcurrentLinkedQueue<>();

    /** Made by Lincheck, for each interleaving. */
    public WatchedDiamond() {}

    @Operation
    public void onClosing() {
        register(shared.closing(), registered);
    }

    @Operation
    public void onClosed() {
        register(shared.closed(), registered);
    }

    /** In time or not, it leaves nothing that holds up the close. */
    @Operation
    public void onClosingAndCancel() {
        register(shared.closing(), cancelled).cancel();
    }

    private static Signal.Registration register(Signal signal, Queue<Called> all) {
        Called callback = new Called();
        all.add(callback);
        return signal.onRaised(callback);
    }

    /**
     * Once it is closed its error is there; it may be there before, when the teardown has failed.
     */
    @Operation
    public void errNow() {
        boolean closed = failing.closed().isRaised();
        Optional<Throwable> error = failing.errNow();
        ensure(!closed || error.isPresent(), "it was closed, and its error was missing");
    }

    @Operation
    public void closeFailing() {
        failing.closeAsync();
        ensure(failing.err().orElse(null) == failure, "the error is another one");
    }

    /** Whatever happened, each callback ran once, or at most once if it was cancelled. */
    @Validate
    public void everybodyWasCalled() throws InterruptedException {
        everythingCloses();
        for (Called callback : registered) {
            callback.ensureOnce();
        }
        cancelled.forEach(Called::ensureAtMostOnce);
        ensure(failing.err().orElse(null) == failure, "the error was lost");
    }
}
